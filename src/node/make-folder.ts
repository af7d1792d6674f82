/** Makes folders that are not there yet. */
import fs from 'node:fs'
import path from 'node:path'

/**
 * With all that are missing on the way. Node's own `recursive` tries forever where a folder that is there takes none (`/proc`), and
 * tells a full disk as a missing folder (https://github.com/nodejs/node/issues/42808).
 *
 * @throws the system's error
 */
export function makeFolder(folder: string, mode = 0o777) {
  if (isFolder(folder)) return
  const parent = path.dirname(folder)
  // What is there and no folder the system shall refuse.
  if (parent !== folder && !fs.existsSync(parent)) makeFolder(parent, mode)
  try {
    fs.mkdirSync(folder, {mode})
  } catch (error) {
    // Another process was faster.
    if (!isFolder(folder)) throw error
  }
}

const isFolder = (folder: string) => fs.statSync(folder, {throwIfNoEntry: false})?.isDirectory() ?? false
