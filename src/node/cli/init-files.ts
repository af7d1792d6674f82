/** The files that `plashka init` writes. */
import type {Locale} from '../../core/index.ts'

/** The configuration, its keys explained. */
export function configFile({outlet, articles}: {outlet: string; articles: string}, locale: Locale): string {
  const name = `'${outlet.replaceAll("'", "''")}'`
  const globs = articles && articles !== '.' ? `${articles}/**/*.{md,markdown,txt,html,htm}` : ''
  const include = globs ? `include:\n  - ${JSON.stringify(globs)}\n` : `# include:\n#   - "articles/**/*.md"\n`
  return locale === 'ru'
    ? `# Настройки plashka: https://www.npmjs.com/package/plashka
# yaml-language-server: $schema=./node_modules/plashka/dist/config.schema.json

# Издание, как оно записано в реестре, в именительном падеже. Без него fix не знает, чьё имя вписать в плашку.
${outlet ? `outlet:\n  name: ${name}\n` : '# outlet:\n#   name: ООО "Название"\n#   domains: [example.org]\n'}
# Язык сообщений.
locale: ru

# Какие файлы считать статьями, если путь не назван.
${include}
# Что пропускать в папках и списках.
# exclude:
#   - drafts/
`
    : `# Settings of plashka: https://www.npmjs.com/package/plashka
# yaml-language-server: $schema=./node_modules/plashka/dist/config.schema.json

# The outlet as it stands in the register, nominative case. Without it, fix does not know whose name to write in the label.
${outlet ? `outlet:\n  name: ${name}\n` : '# outlet:\n#   name: ООО "Название"\n#   domains: [example.org]\n'}
# Language of the messages.
locale: en

# Which files are articles where no path is named.
${include}
# What to leave out of folders and lists.
# exclude:
#   - drafts/
`
}

/** The actions of the workflow, by commit: a tag can be moved, a commit cannot. A test holds them equal to our own. */
const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0'
const SETUP_NODE = 'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0'

/**
 * The check of a pull request's articles. Nothing of the pull request enters the text of a command, chooses the version of
 * plashka, or changes the settings that it is judged by.
 *
 * @param prefix folder of the configuration, from the top of the repository; empty for the top itself
 */
export function workflowFile(
  {articles}: {articles: string},
  {version, prefix}: {version: string; prefix: string},
  locale: Locale,
): string {
  const say = (ru: string, en: string) => (locale === 'ru' ? ru : en)
  const folder = prefix ? `        working-directory: ${JSON.stringify(prefix)}\n` : ''
  return `# ${say('Проверяет статьи, которые меняет pull request.', 'Checks the articles that a pull request changes.')}
name: articles
on:
  pull_request:

permissions:
  contents: read

jobs:
  plashka:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: ${CHECKOUT}
        with:
          # ${say('Вся история: сравниваем с местом, где началась ветка.', 'The whole history: we compare with the point where the branch began.')}
          fetch-depth: 0
          persist-credentials: false
      - uses: ${SETUP_NODE}
        with:
          node-version: 22
      # ${say('Вне репозитория: pull request не подменит ни plashka, ни адрес, откуда она ставится.', 'Outside of the repository: a pull request can replace neither plashka nor the place that it comes from.')}
      - name: ${say('Поставить plashka', 'Install plashka')}
        working-directory: \${{ runner.temp }}
        run: npm install --prefix plashka --no-save --ignore-scripts --no-audit --no-fund plashka@${version}
      # ${say('Настройки — из основной ветки: pull request не может сам себе ослабить проверку.', 'The settings are those of the base branch: a pull request cannot loosen its own check.')}
      - name: ${say('Проверить изменённые статьи', 'Check the changed articles')}
${folder}        env:
          BASE: \${{ github.event.pull_request.base.sha }}
          ARTICLES: ${JSON.stringify(articles || '.')}
        run: node "$RUNNER_TEMP/plashka/node_modules/plashka/dist/node/cli.js" check --since "$BASE" --config-from "$BASE" --lines changed --format github -- "$ARTICLES"
`
}

/**
 * The hook of an editor's machine: it judges the staged text, which is what will be committed.
 *
 * @param prefix as above: a hook starts at the top of the repository
 */
export function hookFile(prefix: string, locale: Locale): string {
  const say = (ru: string, en: string) => (locale === 'ru' ? ru : en)
  const enter = prefix ? `cd ${quoted(prefix)} || exit 1\n` : ''
  return `#!/bin/sh
# ${say('plashka проверяет статьи этого коммита. Закоммитить всё равно: git commit --no-verify', 'plashka checks the articles of this commit. To commit all the same: git commit --no-verify')}
${enter}if [ -x node_modules/.bin/plashka ]; then
  exec node_modules/.bin/plashka check --staged
elif command -v plashka >/dev/null; then
  exec plashka check --staged
fi
echo '${say('plashka не найдена, статьи не проверены. Поставить: npm install --save-dev plashka. Закоммитить без проверки: git commit --no-verify', 'plashka is not found, the articles are not checked. To install: npm install --save-dev plashka. To commit unchecked: git commit --no-verify')}' >&2
exit 1
`
}

/** A word of the shell, whatever it holds. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** What to add for a program that keeps the hooks of a repository itself, by the file that shows its use. */
export const managers: readonly {files: readonly string[]; recipe: (articles: string) => string}[] = [
  {files: ['.husky'], recipe: () => "echo 'npx plashka check --staged' >> .husky/pre-commit"},
  {
    files: ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'],
    recipe: () => 'pre-commit:\n  commands:\n    plashka:\n      run: npx plashka check --staged',
  },
  {
    files: ['.pre-commit-config.yaml'],
    recipe: (articles) => `  - repo: local
    hooks:
      - id: plashka
        name: plashka
        entry: npx plashka check
        language: system
        files: ^${articles === '.' ? '.*' : `${articles.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/.*`}\\.(md|markdown|txt|html?)$`,
  },
]
