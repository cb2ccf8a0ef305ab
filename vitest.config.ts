import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Much of the time a test waits for a program that it started.
    maxWorkers: 3,
    globalSetup: ['tests/postgres-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
