import { readFileSync } from 'node:fs';

// usage: count.ts RESULTS.json: prints `N passed, N failed, N skipped` and fails unless tests ran and all passed.
const [file = ''] = process.argv.slice(2);
const results = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
const passed = results.numPassedTests ?? 0;
const skipped = (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0);
// A test file that could not be loaded has no tests to fail: it counts as one failure.
const failed = Math.max(results.numFailedTests ?? 0, results.numFailedTestSuites ?? 0);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = passed > 0 && failed === 0 && skipped === 0 ? 0 : 1;
