import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/postgres-server.ts'],
    testTimeout: 30_000,
    // A real browser on a busy machine may miss a beat; a fault fails every time.
    retry: 2,
    hookTimeout: 60_000,
  },
})
