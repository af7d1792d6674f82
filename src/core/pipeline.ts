/** The way of an article, in reading order: read, learn, judge; then, to publish, clean and write. */
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import {type PluggableList, unified} from 'unified'
import type {Options} from './article.ts'
import {cleaners} from './clean/index.ts'
import {attributionPack} from './law/attribution-pack.ts'
import {chromePack} from './law/chrome-pack.ts'
import {learnAttribution} from './learn/attribution.ts'
import {learnChrome} from './learn/chrome.ts'
import {learnDisclaimer} from './learn/disclaimer.ts'
import {learnLanguage} from './learn/language.ts'
import {learnMandate} from './learn/mandate.ts'
import {learnMetadata} from './learn/metadata.ts'
import {learnWaivers} from './learn/waivers.ts'
import {read} from './read/index.ts'
import {toPlugin} from './rule.ts'
import {rules} from './rules/index.ts'
import {clean, learn} from './step.ts'
import {buildView} from './text/view-build.ts'
import {waive} from './waive.ts'

/**
 * Reads, learns and judges: `file.data` and `file.messages` are the answer.
 *
 * @param options everything from outside: law, outlet, day, language of the messages
 */
export function checker(options: Options = {}) {
  const {attribution = attributionPack, chrome = chromePack} = options.phrases ?? {}
  return (
    unified()
      .use(read, options)

      // Learn: write `file.data`, touch nothing else.
      .use(learn('view', (_, file, tree) => buildView(tree, String(file))))
      .use(learn('metadata', ({view, page}, _, tree) => learnMetadata(tree, view, page?.head)))
      .use(learn('disclaimer', ({view, metadata}) => learnDisclaimer(view, metadata, options)))
      .use(
        learn('attribution', (data) =>
          learnAttribution(data.view, data.metadata, data.disclaimer, attribution, options.outlet),
        ),
      )
      .use(learn('language', ({view, metadata, disclaimer}) => learnLanguage(view, metadata, disclaimer)))
      .use(learn('inForce', ({article, metadata, disclaimer}) => learnMandate(article, metadata, disclaimer, options)))
      .use(learn('chrome', (data) => learnChrome(data.view, data.metadata, data.disclaimer, data.attribution, chrome)))
      .use(learn('waivers', ({view}) => learnWaivers(view)))

      // Judge: write `file.messages`, touch nothing else.
      .use(rules.map((rule): PluggableList[number] => [toPlugin(rule), options]))
      .use(waive, options)
  )
}

/** The same way; then the tree is cleaned, and the answer is what readers get. */
export function publisher(options: Options = {}) {
  return (
    checker(options)
      .use(cleaners.map(clean))
      .use(remarkFrontmatter, ['yaml'])
      .use(remarkGfm)
      // `***`: a leading `---` would be read as front matter the next time.
      .use(remarkStringify, {
        bullet: '-',
        emphasis: '_',
        rule: '*',
        fences: true,
        listItemIndent: 'one',
        resourceLink: false,
      })
  )
}
