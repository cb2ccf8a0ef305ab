import htm from 'htm'
import { h } from 'preact'

/**
 * Markup by template. What is put in becomes text nodes and attributes, never markup. Components are put
 * in as `${h(Component, {...})}`, so that the compiler checks what they are given.
 */
export const html = htm.bind(h)
