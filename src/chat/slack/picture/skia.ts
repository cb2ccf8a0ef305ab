import type { CanvasKit } from 'canvaskit-wasm/full'

let loading: Promise<CanvasKit> | null = null

/** Eight megabytes of WebAssembly with a typeface in it: loaded when the first picture is asked for. */
export function loadSkia(): Promise<CanvasKit> {
  loading ??= import('canvaskit-wasm/full').then(({ default: { default: start } }) => start())
  return loading
}
