declare const KUBECTL_OPERATOR_VERSION: string | undefined;

/** The version of package.json, put in by the build. */
export function version(): string {
  return typeof KUBECTL_OPERATOR_VERSION === 'string' ? KUBECTL_OPERATOR_VERSION : 'development';
}
