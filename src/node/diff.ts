/** What a fix would change, as a unified diff that `git apply` and `patch` understand. */
import {createTwoFilesPatch, FILE_HEADERS_ONLY} from 'diff'

/**
 * @param path of the article, with `/`
 */
export const unifiedDiff = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
