/** Only the legacy gcp and azure auth providers use JSONPath, and those are refused before it would be called. */
export function JSONPath(): never {
  throw new Error('legacy auth providers are not supported');
}
