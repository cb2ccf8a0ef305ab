import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { onStage } from '../contracts/ledger/stage.ts'
import { NOON } from '../contracts/ledger/words.ts'

it('what was forgotten is in no file any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-erasure-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { ledger, show } = await onStage({ file: join(folder, 'earshot.db') })
  const holds = (word: string) =>
    readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(word))

  await show(Array.from({ length: 40 }, (_, n) => ({ text: `ordinary words ${n}` })))
  await show([
    {
      text: 'wonderfully xylophonic',
      title: 'quetzalcoatl',
      url: 'https://jackdaws.example/1',
      author: { key: 'vexillology', name: 'Grimwald', url: 'https://yellowhammer.example' },
    },
  ])
  await show(Array.from({ length: 40 }, (_, n) => ({ text: `more ordinary words ${n}` })))
  const words = ['xylophonic', 'quetzalcoatl', 'jackdaws', 'vexillology', 'Grimwald', 'yellowhammer']
  expect(words.filter(holds)).toEqual(words)

  expect(await ledger.forgetAuthor(null, 'Grimwald', NOON)).toBe(1)
  expect([...words, 'grimwald'].filter(holds)).toEqual([])
  expect(holds('ordinary')).toBe(true)
})
