/** The file around the data: markup without a word of an article in it, closed to every network. */
import {counted} from '../plural.ts'
import {code as script, hash as scriptHash} from './client/main.ts?inline'
import {html, scriptJson} from './escape.ts'
import type {PageData} from './page-data.ts'
import {code as style, hash as styleHash} from './style.css?inline'

const POLICY = [
  "default-src 'none'",
  `script-src '${scriptHash}'`,
  `style-src '${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const words = {
  ru: {title: 'Проверка архива', wait: 'Отчёт открывается…'},
  en: {title: 'Archive audit', wait: 'The report is opening…'},
}

/** From the doctype to the summary; blocks of rows follow. */
export function pageStart(data: PageData): string {
  const {locale} = data
  const title = html(data.title ?? `${words[locale].title}, ${data.day}`)
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="plashka ${html(data.version)}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<div id="page"><p class="wait">${words[locale].wait}</p></div>
<noscript>
${withoutScript(data)}
</noscript>
<script type="application/json" id="data">${scriptJson(data)}</script>
`
}

/** @param packed Base64 */
export const rowBlock = (packed: string) => `<script type="application/octet-stream" class="rows">${packed}</script>\n`

export const pageEnd = `<script>${script}</script>
</body>
</html>
`

/** Where scripts are off, as in the preview of a mail program: the numbers in both languages. */
function withoutScript({counts, byRule, day}: PageData): string {
  const {articles, fit, errors, warnings} = counts
  const rules = byRule
    .filter((rule) => rule.errors + rule.warnings > 0)
    .map(
      (rule) =>
        `<tr><td>${html(rule.id)}</td><td>${rule.errors}</td><td>${rule.warnings}</td><td>${rule.articles}</td></tr>`,
    )
  return `<main class="plain">
<p lang="ru">Здесь выключены скрипты, поэтому видны только итоги на ${html(day)}. Откройте файл в браузере.</p>
<p lang="en">Scripts are off here, so only the totals of ${html(day)} are shown. Open the file in a browser.</p>
<p lang="ru">${counted(articles, ['статья', 'статьи', 'статей'])}, пригодно ${fit}; ${counted(errors, ['ошибка', 'ошибки', 'ошибок'])}, ${counted(warnings, ['предупреждение', 'предупреждения', 'предупреждений'])}.</p>
<p lang="en">${counted(articles, ['article', 'articles'])}, ${fit} fit; ${counted(errors, ['error', 'errors'])}, ${counted(warnings, ['warning', 'warnings'])}.</p>
<table><thead><tr><th>Правило · Rule</th><th>Ошибки · Errors</th><th>Предупреждения · Warnings</th><th>Статьи · Articles</th></tr></thead><tbody>
${rules.join('\n')}
</tbody></table>
</main>`
}
