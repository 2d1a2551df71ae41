import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          globalSetup: ['test/temporary-folder.ts'],
          testTimeout: 20_000,
          // After the other project, which has other workers: one group has as many for all of its projects.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'cluster',
          include: ['test/**/*.test.{ts,tsx}'],
          globalSetup: ['test/temporary-folder.ts', 'test/control-plane/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
