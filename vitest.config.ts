import os from 'node:os'
import {defineConfig} from 'vitest/config'
import {vitePlugin} from './src/build-plugins.mjs'

export default defineConfig({
  plugins: [vitePlugin()],
  define: {__VERSION__: JSON.stringify('0.0.0-test'), __BUILD__: JSON.stringify('test')},
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for a command that they have started: one worker more than there are cores keeps these busy.
    maxWorkers: os.availableParallelism() + 1,
  },
})
