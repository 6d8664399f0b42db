/** Names that hold a hyphen or a space: TIME-WAIT, FIN-WAIT-1, RFC 9293 §3.5. An `<i>`, HTML's element for a term, keeps them in one line. */
const NAME = /(\b[A-Z]+(?:-[A-Z\d]+)+\b|\bRFC \d+(?: §[\d.]*\d)?)/;

/**
 * What of a page is no text to be set: no element may stand in it, or its own script draws it (forms), or it is whole
 * already. Then tags, then text.
 */
const PIECE =
  /<(script|style|svg|title|select|form)\b[\s\S]*?<\/\1>|<i>[^<]*<\/i>|<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/g;

/** Parts a text at such names; every second part is one. */
export function partsAtNames(text: string): string[] {
  return text.split(NAME);
}

/** Keeps the names in the text of a built page in one piece. In forms `Unbroken` does so. */
export function keepNamesWhole(html: string): string {
  return html.replace(PIECE, (piece) =>
    piece.startsWith('<')
      ? piece
      : partsAtNames(piece)
          .map((part, i) => (i % 2 === 1 ? `<i>${part}</i>` : part))
          .join(''),
  );
}
