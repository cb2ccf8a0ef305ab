/** Ids of the message extension's commands, in the manifest and in what Teams sends. */
export const EXTENSION = { track: 'track', log: 'log', draft: 'draft', search: 'search' } as const
