/**
 * Builds after an installation from the repository. `npm install -g git+…`, which pre-commit runs for a hook, prepares a clone
 * with the settings of the outer, global installation, so the tools of the build are not there: they are fetched first.
 */
import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const top = new URL('../', import.meta.url)

if (!existsSync(new URL('node_modules/esbuild', top))) {
  const npm = process.env.npm_execpath
  const [program, ...before] = npm ? [process.execPath, npm] : ['npm']
  const {status} = spawnSync(
    program,
    [...before, 'install', '--no-save', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: fileURLToPath(top),
      env: {...process.env, npm_config_global: 'false'},
      stdio: ['ignore', 2, 2],
    },
  )
  if (status !== 0) process.exit(status ?? 1)
}
await import('./build.mjs')
