import { failure, type Result, success } from '../../../objects/problem.ts';

/**
 * The address of an API server as client-go reads it (rest/url_utils.go DefaultServerURL): a URL, or host and port,
 * which means http. Query and fragment are dropped.
 */
export function parseServer(text: string): Result<URL> {
  const schemed = /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(text);
  const url = URL.parse(schemed ? text : `http://${text}`);
  if (url === null || url.hostname === '') return failure(`"${shown(text)}" is no address of an API server`, NEXT);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return failure(`the API server's address "${shown(text)}" is neither http nor https`, NEXT);
  }
  if (!schemed && url.pathname !== '/') {
    return failure(`"${shown(text)}" is neither a URL nor host and port`, NEXT);
  }
  url.search = '';
  url.hash = '';
  return success(url);
}

const NEXT = 'Correct the server of the cluster, or pass --server with a URL such as https://HOST:6443.';

/** A URL may hold a password before an @. */
function shown(text: string): string {
  return text.replace(/\/\/[^/@]*@/, '//');
}
