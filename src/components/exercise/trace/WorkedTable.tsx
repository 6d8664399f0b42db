import type { JSX } from 'preact';
import type { ExerciseWords } from '../words.ts';

/** One part of a worked answer: what it is called, its value, and why. */
interface WorkedRow {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly why: string;
  readonly source: string;
}

interface WorkedTableProps {
  readonly rows: readonly WorkedRow[];
  readonly t: Pick<ExerciseWords, 'columnCell' | 'columnValue' | 'columnWhy'>;
}

/** A worked answer part by part, each with its reason and where that stands. */
export function WorkedTable({ rows, t }: WorkedTableProps): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.columnCell}</th>
          <th scope="col">{t.columnValue}</th>
          <th scope="col">{t.columnWhy}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, value, why, source }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td class="value">{value}</td>
            <td>
              {why} <cite>{source}</cite>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
