/** The questions that many ask of a letter or a word. */
import {Pattern} from './pattern.ts'

export const letter = new Pattern(String.raw`\p{L}`, 'u')
export const letterOrDigit = new Pattern(String.raw`[\p{L}\p{N}]`, 'u')
export const capital = new Pattern(String.raw`\p{Lu}`, 'u')
export const firstIsCapital = new Pattern(String.raw`^\p{Lu}`, 'u')
export const firstIsSmall = new Pattern(String.raw`^\p{Ll}`, 'u')
export const latinLetter = new Pattern(String.raw`\p{Script=Latin}`, 'u')
export const cyrillicLetter = new Pattern(String.raw`\p{Script=Cyrillic}`, 'u')
