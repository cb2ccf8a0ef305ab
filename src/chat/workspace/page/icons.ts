import { html } from './html.ts'

// Drawn on a grid of 20; they stand beside words or under a label, so screen readers skip them.

const draw = (path: string) => () =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`

export const MenuIcon = draw('M3 5.5h14M3 10h14M3 14.5h9')
export const CloseIcon = draw('M5 5l10 10M15 5L5 15')
export const SendIcon = draw('M3.5 10h12M10.5 4.5L16 10l-5.5 5.5')
export const ReplyIcon = draw('M4 5.5h12v8H9l-3.5 3v-3H4z')
export const SmileIcon = draw(
  'M10 3a7 7 0 1 0 7 7M7 8.5v.01M12.5 8.5v.01M7 12c1.5 1.800 4.5 1.800 6 0M15.5 2v5M13 4.5h5',
)
export const DownIcon = draw('M10 4v11M5 10.5l5 5 5-5')
export const ChevronIcon = draw('M7.5 4.5L13 10l-5.5 5.5')
export const OutIcon = draw('M8 5H4.5v10.5H15V12M11 4h5v5M16 4l-7 7')
export const EyeIcon = draw(
  'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
)
export const SwitchIcon = draw('M6.5 8L10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5')
export const CheckIcon = draw('M4.5 10.5l3.5 3.5 7.5-8')
