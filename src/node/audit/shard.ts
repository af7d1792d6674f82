/** Splits an archive for several machines: by the path alone, so that every machine splits alike, whatever else is there. */
import {Trouble} from '../trouble.ts'

export interface Shard {
  /** 1-based. */
  part: number
  of: number
}

/**
 * @param value `2/8`
 * @throws Trouble where it is not
 */
export function parseShard(value: string): Shard {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(value)
  const part = Number(match?.[1])
  const of = Number(match?.[2])
  if (!match || part < 1 || of < 1 || part > of)
    throw new Trouble({
      en: `--shard ${value}: expected I/N with I from 1 to N, for example 2/8`,
      ru: `--shard ${value}: нужно I/N, где I от 1 до N, например 2/8`,
    })
  return {part, of}
}

/** Whether an article belongs to a part. FNV-1a over the path, mixed once more, spreads even names that differ in a digit. */
export function isInShard(path: string, {part, of}: Shard): boolean {
  let hash = 0x811c9dc5
  for (let i = 0; i < path.length; i++) hash = Math.imul(hash ^ path.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash ^= hash >>> 13
  return (hash >>> 0) % of === part - 1
}
