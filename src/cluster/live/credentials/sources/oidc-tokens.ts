/** The tokens of an OIDC login. */
export interface OidcTokens {
  readonly idToken: string;
  readonly refreshToken: string;
}
