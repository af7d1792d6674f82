/** What the language server says, in every language of the tool. Findings are the core's, troubles the configuration's. */
import type {Said} from '../trouble.ts'

export const words = {
  insert: (text: string): Said => ({ru: `Вставить «${text}»`, en: `Insert “${text}”`}),
  remove: (text: string): Said => ({ru: `Убрать «${text}»`, en: `Remove “${text}”`}),
  replace: (before: string, after: string): Said => ({
    ru: `Заменить «${before}» на «${after}»`,
    en: `Replace “${before}” with “${after}”`,
  }),
  mend: (rule: string): Said => ({ru: `Исправить: ${rule}`, en: `Mend: ${rule}`}),
  unsafe: (title: string): Said => ({
    ru: `${title} (решать вам: правка небезопасна)`,
    en: `${title} (unsafe: yours to judge)`,
  }),
  fixAll: {ru: 'plashka: внести все безопасные правки', en: 'plashka: make all safe edits'} satisfies Said,
  waive: (rule: string): Said => ({
    ru: `Отказаться от замечания ${rule}: впишите причину в комментарий в конце статьи`,
    en: `Waive ${rule}: write the reason into the comment at the end of the article`,
  }),
  changed: {ru: 'текст успел измениться', en: 'the text has changed meanwhile'} satisfies Said,
  failed: (reason: string): Said => ({
    ru: `Статью не удалось проверить: ${reason}`,
    en: `The article could not be checked: ${reason}`,
  }),
  waiting: {
    ru: 'plashka lsp ждёт редактор на стандартном входе; как его настроить, сказано в rules/editors.md. Выход: Ctrl+C',
    en: 'plashka lsp waits for an editor on its standard input; rules/editors.md tells how to set one up. To leave: Ctrl+C',
  } satisfies Said,
  severity: {
    error: {ru: 'ошибка', en: 'error'},
    warning: {ru: 'предупреждение', en: 'warning'},
    info: {ru: 'заметка', en: 'note'},
  } satisfies Record<string, Said>,
  /** Some acts have no number yet, and some have one that is read without the sign. */
  act: (act: string, number: string, date: string): Said => {
    const sign = /^\d+(?:-\p{L}+)?$/u.test(number)
    const named = number === 'none' ? '' : number + ' '
    return {
      ru: `${act} (${sign ? '№ ' : ''}${named}от ${date})`,
      en: `${act} (${sign ? 'No. ' : ''}${named}of ${date})`,
    }
  },
  inForce: {ru: 'Действует', en: 'In force'} satisfies Said,
} as const
