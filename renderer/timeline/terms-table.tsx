import { t as text } from '../../shared/i18n/index.ts';
import { formatNumber } from '../ui/format.ts';
import type { TimelineNumbers } from './timeline-numbers.ts';

/** Rows that are read out: a sequence of thousands is saved as a table instead. */
const MOST_ROWS = 120;

/** The same numbers as a table, for those who hear the page. */
export function TermsTable({ numbers: { terms, total } }: { readonly numbers: TimelineNumbers }) {
  if (total === null) return null;
  const cell = (value: number | null): string => (value === null ? '–' : formatNumber(value));
  return (
    <div className="sr-only">
      <table aria-label={text('timeline:table')}>
        <thead>
          <tr>
            {['t', text('timeline:column.x'), text('timeline:column.d'), text('timeline:column.w'), 'Div', text('timeline:column.product')].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {terms.slice(0, MOST_ROWS).map(({ t, x, d, w, div, product }) => (
            <tr key={t}>
              <th scope="row">{t}</th>
              <td>{x}</td>
              <td>{d}</td>
              <td>{cell(w)}</td>
              <td>{cell(div)}</td>
              <td>{cell(product)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
