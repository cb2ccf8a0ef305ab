import { expect, it } from 'vitest'
import { createPlaces } from '../../src/amplify/places.ts'
import { SECOND } from '../../src/core/time.ts'
import { configOf } from './rows.ts'

it('knows where each queue’s posts go, and how fast they may follow each other', () => {
  const place = createPlaces(
    configOf({
      departments: { billing: { about: 'Money.' } },
      channels: { billing: { chat: 'slack', address: 'C024' }, shop: { chat: 'workspace' } },
    }),
  )
  expect(place('billing')).toEqual({ chat: 'slack', address: 'C024', paceMs: SECOND })
  expect(place('shop')).toEqual({ chat: 'workspace', address: 'shop', paceMs: 0 })
  expect(place('@slack:T1:U2')).toEqual({ chat: 'slack', address: 'T1:U2', paceMs: SECOND })
  expect(place('@workspace:ines')).toEqual({ chat: 'workspace', address: 'ines', paceMs: 0 })
  for (const nowhere of ['support', '@ines', '@carrier-pigeon:1', '@slack:'])
    expect(place(nowhere)).toBeNull()
})
