/** The way of an article, in reading order: read, learn, judge; then, to publish, clean and write. */
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import {type PluggableList, type Preset, unified} from 'unified'
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
import {clean, inOrder, learn} from './step.ts'
import {buildView} from './text/view-build.ts'
import {waive} from './waive.ts'

/**
 * Learns and judges: for a chain of one's own, where another parser has made the tree.
 *
 * @param options everything from outside: law, outlet, day, language of the messages
 */
export function remarkPlashka(options: Options = {}): Preset {
  const {attribution = attributionPack, chrome = chromePack} = options.phrases ?? {}
  const plugins: PluggableList = [
    // Learn: write `file.data`, touch nothing else.
    [
      inOrder(
        learn('view', (_, file, tree) => buildView(tree, String(file))),
        learn('metadata', ({view, page}, _, tree) => learnMetadata(tree, view, page?.head)),
        learn('disclaimer', ({view, metadata}) => learnDisclaimer(view, metadata, options)),
        learn('attribution', (data) =>
          learnAttribution(data.view, data.metadata, data.disclaimer, attribution, options.outlet),
        ),
        learn('language', ({view, metadata, disclaimer}) => learnLanguage(view, metadata, disclaimer)),
        learn('inForce', ({article, metadata, disclaimer}) => learnMandate(article, metadata, disclaimer, options)),
        learn('chrome', (data) => learnChrome(data.view, data.metadata, data.disclaimer, data.attribution, chrome)),
        learn('waivers', ({view}) => learnWaivers(view)),
      ),
      options,
    ],

    // Judge: write `file.messages`, touch nothing else.
    [inOrder(...rules.map(toPlugin), waive), options],
  ]
  return {plugins}
}

/** Reads, learns and judges: `file.data` and `file.messages` are the answer. */
export const checker = (options: Options = {}) => unified().use(read, options).use(remarkPlashka(options))

/** The same way; then the tree is cleaned, and the answer is what readers get. */
export function publisher(options: Options = {}) {
  return (
    checker(options)
      .use(inOrder(...cleaners.map(clean)), options)
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
