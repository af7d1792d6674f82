/** Sources by outlet, not by page: an address says which. */

/** @param source a name, a host or an address; of the latter two the host is kept, without `www.` */
export const sourceName = (source: string): string =>
  /^(?:[a-z][a-z\d+.-]*:)?\/\/(?:[^/?#@\s]*@)?(?:www\.)?([^/?#:\s]+)/i.exec(source)?.[1]?.toLowerCase() ??
  /^(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?:[/?#:]\S*)?$/u.exec(source)?.[1]?.toLowerCase() ??
  source
