import { failure, type Result } from '../../../../objects/problem.ts';

/** What took the place of the auth providers that Kubernetes 1.26 removed. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  gcp: 'gke-gcloud-auth-plugin: install it and run `gcloud container clusters get-credentials` again.',
  azure: 'kubelogin: install it and run `kubelogin convert-kubeconfig`.',
};

/** The problem of an auth provider that kubectl does not know, or knows no more. */
export function unknownProvider(provider: string, user: string): Result<never> {
  const successor = Object.hasOwn(SUCCESSORS, provider) ? SUCCESSORS[provider] : undefined;
  if (successor === undefined) {
    return failure(
      `the user "${user}" has the auth-provider "${provider}", which kubectl does not support`,
      'Use oidc or an exec plugin in the kubeconfig.',
    );
  }
  return failure(`the auth-provider "${provider}" of the user "${user}" was removed from kubectl`, `Use ${successor}`);
}
