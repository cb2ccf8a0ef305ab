/** An error that was foreseen: its message says what happened and what to do, and is shown as it stands. */
export class Fault extends Error {}
