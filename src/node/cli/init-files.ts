/** The files that `plashka init` writes. */
import type {Locale} from '../../core/index.ts'

/** The configuration, its keys explained. */
export function configFile({outlet, articles}: {outlet: string; articles: string}, locale: Locale): string {
  const name = JSON.stringify(outlet)
  const globs = articles ? `${articles.replaceAll('\\', '/').replace(/\/+$/, '')}/**/*.{md,markdown,txt,html,htm}` : ''
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

/** The check of a pull request's articles. The base branch goes through the environment, never into the script's text. */
export const workflowFile = (
  version: string,
) => `# Checks the articles that a pull request changes. / Проверяет статьи, которые меняет pull request.
name: articles
on:
  pull_request:

permissions:
  contents: read

jobs:
  plashka:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          # The whole history: the tool compares with the point where the branch began.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Check the changed articles
        env:
          BASE: \${{ github.base_ref }}
        run: npx --yes plashka@${version} check --since "origin/$BASE" --format github
`

/** The hook of an editor's machine: it judges the staged text, which is what will be committed. */
export const hookFile = () => `#!/bin/sh
# plashka checks the articles of this commit, as they are staged. To commit all the same: git commit --no-verify
# plashka проверяет статьи этого коммита. Закоммитить всё равно: git commit --no-verify
if [ -x node_modules/.bin/plashka ]; then
  exec node_modules/.bin/plashka check --staged
fi
exec npx --no-install plashka check --staged
`
