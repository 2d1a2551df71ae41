declare const KUBECTL_OPERATOR_VERSION: string | undefined;
declare const KUBECTL_OPERATOR_COMMIT: string | undefined;

/** The version of package.json, put in by the build. */
export function version(): string {
  return typeof KUBECTL_OPERATOR_VERSION === 'string' ? KUBECTL_OPERATOR_VERSION : 'development';
}

/** The git commit that the build was made from, with `-dirty` where its sources were changed; else `unknown`. */
export function commit(): string {
  return typeof KUBECTL_OPERATOR_COMMIT === 'string' ? KUBECTL_OPERATOR_COMMIT : 'unknown';
}
