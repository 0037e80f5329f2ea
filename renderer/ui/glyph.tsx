import type { ReactNode } from 'react';

/** What a node kind looks like, on a grid of 16. */
const shapes: Readonly<Record<string, ReactNode>> = {
  text: <path d="M2.5 4h11M2.5 8h11M2.5 12h6.5" />,
  pairs: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1" />
      <path d="M2.5 6.4h11M2.5 9.7h11M9.2 3v10" />
    </>
  ),
  sequence: <path d="M2 8.5c1-5.5 3-5.5 4.2-.5S9 13.5 10.4 8 13.4 4 14 7" />,
  input: <path d="M8 2.5v7M5 7l3 3 3-3M3 13.2h10" />,
  'one-hot': (
    <>
      <rect x="2.5" y="2.5" width="3" height="3" rx=".5" />
      <rect x="2.5" y="6.5" width="3" height="3" rx=".5" fill="currentColor" />
      <rect x="2.5" y="10.5" width="3" height="3" rx=".5" />
      <path d="M8 8h5.5M11.3 5.8 13.5 8l-2.2 2.2" />
    </>
  ),
  embedding: (
    <>
      <rect x="2.5" y="3" width="7" height="10" rx="1" />
      <path d="M2.5 8h7" strokeWidth="3" />
      <path d="M12 8h2M12.4 6.2 14.2 8l-1.8 1.8" />
    </>
  ),
  activation: <path d="M2.5 12.5c4.5 0 4-9 11-9" />,
  concat: (
    <>
      <rect x="2.5" y="3" width="5" height="4" rx=".8" />
      <rect x="8.5" y="3" width="5" height="4" rx=".8" fill="currentColor" />
      <path d="M2.5 10.5v2h11v-2" />
    </>
  ),
  add: (
    <>
      <circle cx="8" cy="8" r="5.3" />
      <path d="M8 5.2v5.6M5.2 8h5.6" />
    </>
  ),
  multiply: (
    <>
      <circle cx="8" cy="8" r="5.3" />
      <path d="m6 6 4 4M10 6l-4 4" />
    </>
  ),
  'layer-norm': <path d="M2.5 13h11M3 11c3 0 3.4-7.5 5-7.5s2 7.5 5 7.5" />,
  group: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" strokeDasharray="2.5 2" />
      <rect x="5" y="4.8" width="6" height="2.4" rx=".6" />
      <rect x="5" y="9" width="6" height="2.4" rx=".6" />
    </>
  ),
  'group-inputs': <path d="M2.5 5V3h11v2M8 5.5v7.5M5 10l3 3 3-3" />,
  'group-outputs': <path d="M2.5 11v2h11v-2M8 2.5V10M5 7l3 3 3-3" />,
  delay: (
    <>
      <path d="M13.5 8h-11M5 5.5 2.5 8 5 10.5" />
      <rect x="6.5" y="4.5" width="4.5" height="7" rx="1" fill="currentColor" />
    </>
  ),
  bidirectional: <path d="M2.5 5.5h11M11 3l2.5 2.5L11 8M13.5 10.5h-11M5 8l-2.5 2.5L5 13" />,
  projection: <path d="M2.5 3.5h11L11 12.5H5z" />,
  dense: (
    <>
      <circle cx="4" cy="4" r="1.4" />
      <circle cx="12" cy="4" r="1.4" />
      <circle cx="4" cy="12" r="1.4" />
      <circle cx="12" cy="12" r="1.4" />
      <path d="M4 5.4v5.2M12 5.4v5.2M5 5l6 6M11 5l-6 6" />
    </>
  ),
  dropout: (
    <>
      <rect x="2.5" y="5.5" width="3" height="5" rx=".5" fill="currentColor" />
      <path d="M8 5.5v5" strokeDasharray="1.5 1.5" />
      <rect x="10.5" y="5.5" width="3" height="5" rx=".5" fill="currentColor" />
    </>
  ),
  rnn: (
    <>
      <circle cx="8" cy="9.2" r="3.6" />
      <path d="M5 5.2C6 3.2 10 3.2 11 5.2M11.3 2.8v2.6H8.7" />
    </>
  ),
  lstm: (
    <>
      <path d="M12.7 5.6A5.3 5.3 0 1 0 13.3 8" />
      <path d="M13.5 2.5v3.3h-3.3" />
      <path d="M5.5 8h5" />
    </>
  ),
  gru: (
    <>
      <path d="M12.7 5.6A5.3 5.3 0 1 0 13.3 8" />
      <path d="M13.5 2.5v3.3h-3.3" />
      <circle cx="8" cy="8" r="1.3" fill="currentColor" />
    </>
  ),
  output: <path d="M3.5 13V9.5M8 13V3M12.5 13V7" strokeWidth="2.4" />,
  divergence: <path d="M11.8 3.5H4l4.2 4.5L4 12.5h7.8" />,
};

const unknown = (
  <>
    <rect x="3" y="3" width="10" height="10" rx="1.5" strokeDasharray="2 2" />
    <path d="M6.5 6.6a1.5 1.5 0 1 1 2.2 1.3c-.5.3-.7.5-.7 1.1" />
    <circle cx="8" cy="11" r=".4" fill="currentColor" />
  </>
);

export function Glyph({ kind, size = 15 }: { readonly kind: string; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <GlyphShape kind={kind} />
    </svg>
  );
}

/** The same without its frame, for a drawing of which it is a part: to be stroked, 16 wide and high. */
export function GlyphShape({ kind }: { readonly kind: string }) {
  return shapes[kind] ?? unknown;
}
