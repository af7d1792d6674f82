/** What a step of GitHub Actions leaves behind beside its log: the job summary, and its counts for the steps after it. */
import fs from 'node:fs'
import {type Checked, githubSummary, type Severity} from '../../core/index.ts'
import {reasonOf} from '../trouble.ts'
import {contextOf} from './report.ts'
import {complain, type Setup} from './setup.ts'
import {words} from './words.ts'

/** Appends to the files that the runner names in the environment. One that cannot be written is a warning, not a failure. */
export function leaveForGithub(checked: readonly Checked[], setup: Setup) {
  const {GITHUB_STEP_SUMMARY, GITHUB_OUTPUT} = process.env
  if (GITHUB_STEP_SUMMARY)
    append('GITHUB_STEP_SUMMARY', GITHUB_STEP_SUMMARY, githubSummary(checked, contextOf(setup, 'github', 1)), setup)
  if (GITHUB_OUTPUT) {
    // Numbers only: whatever a pull request could put here would become an input of the steps after this one.
    const count = (severity: Severity) =>
      checked.reduce(
        (sum, {result}) => sum + result.findings.filter((finding) => finding.severity === severity).length,
        0,
      )
    append('GITHUB_OUTPUT', GITHUB_OUTPUT, `errors=${count('error')}\nwarnings=${count('warning')}\n`, setup)
  }
}

function append(name: string, file: string, text: string, {locale}: Setup) {
  try {
    fs.appendFileSync(file, text)
  } catch (error) {
    complain(words.notLeft(name, reasonOf(error)), locale)
  }
}
