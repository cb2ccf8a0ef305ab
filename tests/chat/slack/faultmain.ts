import { faultRun } from './faultrun.ts'

/** The whole fault run: 1,000 cards, 10 % errors, 10 % limits, 5 % lost answers, 10 kills; twice. */
const RUN = { cards: 1_000, channels: 20, kills: 10 } as const

let failed = false
for (const history of [true, false]) {
  const { posts, inDoubt, owed, kills, answers } = await faultRun({ ...RUN, history, seed: 42 })
  const twice = posts.filter((count) => count > 1).length
  const missing = Math.max(0, RUN.cards - posts.length - inDoubt)
  failed ||= twice > 0 || owed > 0 || missing > 0 || (history && (inDoubt > 0 || posts.length !== RUN.cards))
  process.stdout.write(
    `${history ? 'with' : 'without'} the history scopes: ${posts.length} of ${RUN.cards} posted, ${twice} twice, ` +
      `${inDoubt} in doubt, ${missing} lost, ${kills} kills; Slack answered ${JSON.stringify(answers)}\n`,
  )
}
process.exitCode = failed ? 1 : 0
