/** The GitHub action on pull requests, honest and hostile: its own script is run on real commits. */
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {command, fit, folder, git, unfit} from '../node/command.ts'
import {act, type Acted, pullRequest, put} from './pull-request.ts'

const runs = spawnSync('bash', ['-c', 'exit 0']).status === 0 && process.platform !== 'win32'
const slow = 60_000

/** What is said about which file, by the annotations alone. */
const said = ({commands}: Acted) =>
  commands.filter(({name}) => name !== 'notice').map(({properties}) => `${properties['file']} ${properties['title']}`)

/** Nothing but our own annotations is a command in the log. */
const expectOwnCommands = ({commands}: Acted) => {
  for (const {name, properties} of commands) {
    expect(name).toMatch(/^(error|warning|notice)$/)
    expect(properties['title']).toMatch(/^[a-z-]+$/)
  }
}

describe.skipIf(!runs)('a pull request', () => {
  test('annotations on its lines, the summary, the counts, SARIF', {timeout: slow}, () => {
    const request = pullRequest({'old.md': unfit, 'kept.md': fit, 'changed.md': fit}, (cwd) => {
      put(cwd, {'articles/new.md': unfit, 'changed.md': fit.replace('Источник:', 'Источник: интернет')})
      fs.appendFileSync(path.join(cwd, 'kept.md'), '\nЕщё строка.\n')
    })
    const acted = act(request, {sarif: 'out/plashka.sarif', locale: 'en'})
    expect(acted.code).toBe(2)
    expect(acted.err).toContain('cannot write out/plashka.sarif')

    const again = act(request, {sarif: 'plashka.sarif', locale: 'en'})
    expect(again).toMatchObject({code: 1, err: ''})
    expectOwnCommands(again)
    expect(said(again)).toContain('articles/new.md disclaimer-present')
    expect(said(again).join('\n')).not.toMatch(/^old\.md/m)
    const missing = again.commands.find(({properties}) => properties['title'] === 'disclaimer-present')
    expect(missing).toMatchObject({
      name: 'error',
      properties: {file: 'articles/new.md', line: expect.stringMatching(/^\d+$/)},
    })
    expect(again.summary).toMatch(/^## plashka: \d+ error/)
    expect(again.summary).toMatch(/^\| .*articles\/new\.md/m)
    const errors = again.commands.filter(({name}) => name === 'error').length
    expect(again.outputs).toEqual(['sarif=plashka.sarif', `errors=${errors}`, expect.stringMatching(/^warnings=\d+$/)])
    const sarif = JSON.parse(fs.readFileSync(path.join(request.cwd, 'plashka.sarif'), 'utf8'))
    expect(sarif.version).toBe('2.1.0')
    expect(sarif.runs[0].results.map((result: {ruleId: string}) => result.ruleId)).toContain('disclaimer-present')
  })

  test('with nothing wrong passes; without articles too', {timeout: slow}, () => {
    const fine = act(pullRequest({'a.md': fit}, (cwd) => put(cwd, {'b.md': fit})))
    expect(fine).toMatchObject({code: 0, commands: [], outputs: ['errors=0', 'warnings=0']})
    const none = act(pullRequest({'a.md': fit}, (cwd) => put(cwd, {'site.css': 'a {}'})))
    expect(none).toMatchObject({code: 0, commands: [], err: expect.stringContaining('no article has changed')})
  })

  test('only what it changes: known trouble on other lines is left alone', {timeout: slow}, () => {
    const old = fit.replace('Данное сообщение', 'Данное соообщение')
    const request = pullRequest({'a.md': old}, (cwd) => fs.appendFileSync(path.join(cwd, 'a.md'), '\nЕщё строка.\n'))
    expect(said(act(request)).join()).not.toContain('disclaimer-verbatim')
    expect(said(act(request, {lines: 'all'}))).toContain('a.md disclaimer-verbatim')
  })

  test('renamed: an article under a new name is a new article', {timeout: slow}, () => {
    const acted = act(pullRequest({'old.md': unfit}, (cwd) => git(cwd, 'mv', 'old.md', 'новая статья.md')))
    expect(acted.code).toBe(1)
    expect(said(acted)).toContain('новая статья.md disclaimer-present')
  })

  test('from a shallow checkout: the history is fetched, or the word is clear', {timeout: slow}, () => {
    const {cwd: origin, base} = pullRequest({'a.md': fit, 'old.md': unfit}, (cwd) => put(cwd, {'b.md': unfit}))
    const at = folder()
    git(at, 'clone', '-q', '--depth', '1', `file://${origin}`, 'clone')
    const cwd = path.join(at, 'clone')
    expect(said(act({cwd, base}))).toEqual(['b.md disclaimer-present'])
    git(at, 'clone', '-q', '--depth', '1', `file://${origin}`, 'lost')
    git(path.join(at, 'lost'), 'remote', 'set-url', 'origin', 'file:///nowhere')
    expect(act({cwd: path.join(at, 'lost'), base}, {locale: 'en'})).toMatchObject({
      code: 2,
      err: expect.stringMatching(/shallow.*fetch-depth: 0/),
    })
  })

  test('a summary that cannot be written is a warning', {timeout: slow}, () => {
    const request = pullRequest({'a.md': fit}, (cwd) => put(cwd, {'b.md': fit}))
    const acted = act(request, {}, {GITHUB_STEP_SUMMARY: '/nowhere/summary', GITHUB_OUTPUT: request.cwd})
    expect(acted).toMatchObject({code: 0, out: expect.stringContaining('plashka:')})
    expect(acted.err).toMatch(/warning: cannot write GITHUB_STEP_SUMMARY.*\n.*warning: cannot write GITHUB_OUTPUT/)
  })
})

describe.skipIf(!runs)('a hostile pull request', () => {
  test('file names that look like commands', {timeout: slow}, () => {
    const names = [
      'a\nb.md',
      'c\r\n::error title=x::y.md',
      '::set-output name=errors::0.md',
      '::stop-commands::x.md',
      '##[add-mask]q.md',
      '100%0A::warning::z.md',
      'comma,title=x:y.md',
      '-rf.md',
      '--config=x.md',
      ' blank.md',
      '$(touch pwned)`touch pwned`.md',
    ]
    const request = pullRequest({'a.md': fit}, (cwd) =>
      put(cwd, Object.fromEntries(names.map((name) => [name, unfit]))),
    )
    const acted = act(request)
    expect(acted.code).toBe(1)
    expectOwnCommands(acted)
    const files = acted.commands.flatMap(({name, properties}) => (name === 'error' ? [properties['file']!] : []))
    expect(files).toHaveLength(10)
    // The older form of a command is parted by a space of no width: that annotation finds no file, and that is all.
    for (const file of files) expect(names).toContain(file.replace('\u200b', ''))
    expect(acted.outputs).toEqual([`errors=${names.length}`, expect.stringMatching(/^warnings=\d+$/)])
    expect(fs.existsSync(path.join(request.cwd, 'pwned'))).toBe(false)
  })

  test('a file name that is not UTF-8 is not passed over', {timeout: slow}, ({skip}) => {
    const odd = Buffer.from([0x61, 0xff, 0x2e, 0x6d, 0x64])
    const request = pullRequest({'a.md': fit}, (cwd) => {
      try {
        fs.writeFileSync(Buffer.concat([Buffer.from(cwd + '/'), odd]), unfit)
      } catch {
        skip('this file system has no such names')
      }
    })
    expect(act(request, {locale: 'en'})).toMatchObject({code: 2, err: expect.stringContaining('not UTF-8')})
  })

  test('an article that gives commands', {timeout: slow}, () => {
    const lines = [
      '::set-output name=errors::0',
      '::error file=a.md::forged',
      '##[error]forged',
      '::stop-commands::token',
      '::add-mask::a',
      '</td></table><script>alert(1)</script> | @everyone | [x](javascript:alert(1))',
    ]
    const text = `---\ntitle: "::error::forged\\n::warning::forged"\nlanguage: "::error::x"\n---\n\n${lines.join('\n\n')}\n\nИсточник: ::error::x\r::warning::y\n`
    const acted = act(pullRequest({'a.md': fit}, (cwd) => put(cwd, {'b.md': text, 'c.txt': lines.join('\n')})))
    expect(acted.code).toBe(1)
    expectOwnCommands(acted)
    expect(acted.summary).not.toMatch(/<script|<\/td>|\]\(javascript/)
    for (const line of acted.outputs) expect(line).toMatch(/^(errors|warnings)=\d+$/)
  })

  test('links out of the tree are not read', {timeout: slow}, () => {
    const secret = folder({'secret.md': 'Источник: СЕКРЕТ\n', 'inside/deep.md': 'Источник: СЕКРЕТ\n'})
    const request = pullRequest({'a.md': fit}, (cwd) => {
      fs.symlinkSync(path.join(secret, 'secret.md'), path.join(cwd, 'link.md'))
      fs.symlinkSync(secret, path.join(cwd, 'folder'))
      fs.symlinkSync(secret, path.join(cwd, 'folder.md'))
      fs.symlinkSync('a.md', path.join(cwd, 'fine.md'))
      put(cwd, {'b.bak': unfit})
      fs.symlinkSync('b.bak', path.join(cwd, 'smuggled.md'))
    })
    const acted = act(request, {locale: 'en'})
    expect(acted.code).toBe(2)
    expect(`${acted.out}${acted.err}${acted.summary}`).not.toContain('СЕКРЕТ')
    for (const name of ['link.md', 'folder.md', 'smuggled.md']) expect(acted.err).toContain(`${name}: a link`)
    expect(acted.err).not.toContain('fine.md')
    expect(acted.commands.at(-1)).toMatchObject({name: 'error', properties: {title: 'plashka'}})
  })

  test('its own settings: those of the base decide', {timeout: slow}, () => {
    const settings = 'rules: {metadata-complete: error}\nlocale: en\n'
    const article = fit.replace(/^author.*\n/m, '')
    const loose = 'rules: {metadata-complete: off}\nexclude: ["**"]\ninclude: ["nothing/*"]\n'
    const changed = pullRequest({'plashka.config.yaml': settings}, (cwd) =>
      put(cwd, {'plashka.config.yaml': loose, 'b.md': article}),
    )
    expect(said(act(changed))).toEqual(['b.md metadata-complete'])
    const gone = pullRequest({'plashka.config.yaml': settings}, (cwd) => {
      fs.rmSync(path.join(cwd, 'plashka.config.yaml'))
      put(cwd, {'b.md': article, '.gitignore': '*.md\n'})
    })
    expect(said(act(gone))).toEqual(['b.md metadata-complete'])
    const below = pullRequest({'plashka.config.yaml': settings}, (cwd) =>
      put(cwd, {'articles/plashka.config.yaml': loose, 'articles/b.md': article}),
    )
    expect(said(act(below, {'working-directory': 'articles'}))).toEqual(['articles/b.md metadata-complete'])
  })

  test('a program as its settings is not run', {timeout: slow}, () => {
    const marker = path.join(folder(), 'ran')
    const program = `import fs from 'node:fs'\nfs.writeFileSync(${JSON.stringify(marker)}, '')\nexport default {exclude: ['**']}\n`
    const evil = {
      'plashka.config.mjs': program,
      'plashka.config.js': program,
      'package.json': '{"type": "module", "plashka": {"exclude": ["**"]}}',
      'node_modules/plashka/dist/node/cli.js': program,
      'b.md': unfit,
    }
    for (const base of [{'a.md': fit}, {'plashka.config.yaml': 'locale: en\n'}]) {
      const acted = act(pullRequest(base, (cwd) => put(cwd, evil)))
      expect(acted.code).toBe(1)
      expect(said(acted)).toContain('b.md disclaimer-present')
    }
    expect(fs.existsSync(marker)).toBe(false)
  })

  test('attributes that make articles binary hide no line', {timeout: slow}, () => {
    const request = pullRequest({'a.md': fit}, (cwd) => {
      put(cwd, {'.gitattributes': '*.md binary -diff\n', 'a.md': fit.replace('Данное сообщение', 'Данное соообщение')})
    })
    expect(said(act(request))).toContain('a.md disclaimer-verbatim')
  })

  test('its own baseline excuses nothing; that of the base does', {timeout: slow}, () => {
    const known = pullRequest({'a.md': unfit}, (cwd) => {
      const made = spawnSync(process.execPath, [command, 'check', '--baseline', 'known.json', '--update-baseline'], {
        cwd,
      })
      expect(made.status).toBe(0)
      fs.appendFileSync(path.join(cwd, 'a.md'), '\nЕщё строка.\n')
    })
    const own = act(known, {baseline: 'known.json', locale: 'en'})
    expect(own).toMatchObject({code: 1, err: expect.stringContaining('has no baseline known.json')})
    git(known.cwd, 'checkout', '-qb', 'next')
    fs.appendFileSync(path.join(known.cwd, 'a.md'), '\nИ ещё одна.\n')
    put(known.cwd, {'b.md': unfit})
    git(known.cwd, 'add', '-A')
    git(known.cwd, 'commit', '-qm', 'next')
    const acted = act({...known, base: git(known.cwd, 'rev-parse', 'head')}, {baseline: 'known.json'})
    expect(said(acted)).toEqual(['b.md disclaimer-present'])
  })

  test('has no say in which plashka is run', {timeout: slow}, () => {
    const tools = folder({
      npm: `#!/bin/sh
pwd > "$LOG"
echo "$@" >> "$LOG"
mkdir -p node_modules/plashka/dist/node
echo 'console.log("ran", process.cwd(), ...process.argv.slice(2))' > node_modules/plashka/dist/node/cli.js
`,
    })
    fs.chmodSync(path.join(tools, 'npm'), 0o755)
    const log = path.join(tools, 'log')
    const request = pullRequest({'a.md': fit}, (cwd) =>
      put(cwd, {
        '.npmrc': 'registry=https://example.org/\n',
        'node_modules/.bin/plashka': '#!/bin/sh\necho pwned\n',
        'b.md': unfit,
      }),
    )
    const env = {PLASHKA_COMMAND: '', PATH: `${tools}:${process.env['PATH']}`, LOG: log}
    const acted = act(request, {version: '1.2.3', paths: 'articles\nnews and more\n'}, env)
    expect(acted.out).toMatch(/^ran /)
    expect(acted.out).toContain(`ran ${request.cwd} check --format github`)
    expect(acted.out).toContain('-- articles news and more')
    const [at, asked] = fs.readFileSync(log, 'utf8').split('\n')
    expect(at).not.toContain(request.cwd)
    expect(asked).toContain('--ignore-scripts')
    expect(asked).toContain('plashka@1.2.3')
    fs.rmSync(path.join(request.cwd, 'node_modules'), {recursive: true})
    expect(act(request, {}, env)).toMatchObject({code: 2, commands: [{name: 'error', properties: {title: 'plashka'}}]})
  })
})
