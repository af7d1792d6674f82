/** The steps of the chain as unified plugins. A step that crashes is a finding on its article, and the article goes on. */
import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {DataMap, VFile} from 'vfile'
import type {Article, Locale, Options} from './article.ts'
import {noAttribution} from './learn/attribution.ts'
import {noDisclaimer} from './learn/disclaimer.ts'
import {noMetadata} from './learn/metadata.ts'

/** What is known where an annotator crashed: nothing. */
const nothing: {[K in keyof DataMap]?: () => DataMap[K]} = {
  view: () => ({source: '', blocks: []}),
  metadata: noMetadata,
  disclaimer: noDisclaimer,
  attribution: noAttribution,
  language: () => ({code: 'und', declared: null, parts: []}),
  inForce: () => ({day: null, ids: [], found: false}),
  chrome: () => [],
  waivers: () => [],
}

/** The facts of a file, as a chain that has run has left them. */
export const facts = (file: VFile) => file.data as unknown as DataMap

/** Fills in what a step or a chain that broke off has not learned. */
export function fillIn(file: VFile) {
  const data: Record<string, unknown> = file.data
  for (const [key, none] of Object.entries(nothing)) data[key] ??= none()
}

type Learner<K extends keyof DataMap> = (data: DataMap, file: VFile, tree: Root) => DataMap[K]

/** An annotator: a function of what is known, whose answer is kept under one key of `file.data`. */
export function learn<K extends keyof DataMap & string>(key: K, learner: Learner<K>): Plugin<[Options], Root> {
  return ({locale}) =>
    (tree, file) => {
      file.data.article ??= {text: String(file)} satisfies Article
      try {
        facts(file)[key] = learner(facts(file), file, tree)
      } catch (error) {
        crash(file, key, error, locale)
        fillIn(file)
      }
    }
}

/**
 * Steps that run one after the other as one plugin. None of them gives back a tree or waits for anything: to hand on between
 * plugins costs unified more than many a step takes.
 */
export function inOrder<T extends unknown[]>(...steps: readonly Plugin<T, Root>[]): Plugin<T, Root> {
  return function (...options) {
    const transformers = steps.map((step) => step.apply(this, options) as (tree: Root, file: VFile) => void)
    return (tree, file) => {
      for (const transform of transformers) transform(tree, file)
    }
  }
}

export interface Cleaner {
  readonly id: string
  /** Changes the tree; whatever it leaves out it adds to `data.removed`. */
  clean(tree: Root, data: DataMap): void
}

/** A cleaner as a plugin that changes the tree and touches nothing else. */
export function clean(cleaner: Cleaner): Plugin<[Options], Root> {
  return ({locale}) =>
    (tree, file) => {
      try {
        cleaner.clean(tree, facts(file))
      } catch (error) {
        crash(file, cleaner.id, error, locale)
      }
    }
}

/** A crash as a message: one line, no stack. */
export function crash(file: VFile, step: string, error: unknown, locale: Locale = 'en') {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]
  const said = {
    ru: `Сбой в самой программе на шаге ${step} (${reason}): сообщите о нём, пожалуйста`,
    en: `Unexpected crash in ${step} (${reason}), expected none: please report it`,
  }
  const message = file.message(said[locale], {place: {line: 1, column: 1}, ruleId: 'crash', source: 'plashka'})
  message.fatal = true
  message.severity = 'error'
}
