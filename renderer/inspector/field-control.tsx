import { setParams } from '../../shared/document/edit.ts';
import type { DataSource, GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { inSentence, t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import type { Field } from '../../shared/nodes/fields.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useCheckStore } from '../state/check-store.ts';
import { edit } from '../state/document-store.ts';
import { FieldRow } from '../ui/field-row.tsx';
import { fieldLabel, optionLabel } from '../ui/kind-text.ts';
import { NumberInput } from '../ui/number-input.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { ColumnField, ColumnsField } from './column-fields.tsx';
import { CorpusField } from './corpus-field.tsx';
import { CsvField } from './csv-field.tsx';
import { PairsField } from './pairs-field.tsx';
import { WeightsField } from './weights-field.tsx';

export interface FieldControlProps {
  readonly node: GraphNode;
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly document: UnrollDocument;
}

/** The control that a field of a kind asks for. */
export function FieldControl(props: FieldControlProps) {
  const { node, name, field, value, document } = props;
  const label = fieldLabel(name);
  const set = (next: unknown) =>
    edit({ key: 'app:edit.param', args: { field: inSentence(label) } }, setParams(node.id, { [name]: next }), { key: `param:${node.id}:${name}`, withinMs: 1000 });
  switch (field.type) {
    case 'integer':
      return (
        <FieldRow label={label}>
          {(id) => (
            <NumberInput
              id={id}
              integer
              min={field.min}
              max={field.max}
              value={value as number}
              unit={field.unit && t(`nodes:units.${field.unit}` as MessageKey)}
              onCommit={set}
            />
          )}
        </FieldRow>
      );
    case 'auto-integer':
      return <AutoInteger {...props} min={field.min} max={field.max} onSet={set} />;
    case 'number':
      return (
        <FieldRow label={label}>
          {(id) => <NumberInput id={id} min={field.min} max={field.max} step={field.step} value={value as number} onCommit={set} />}
        </FieldRow>
      );
    case 'choice':
      return <Choice label={label} options={field.options} value={String(value)} onSet={set} />;
    case 'toggle':
      return <FieldRow label={label}>{(id) => <Switch id={id} checked={value === true} onChange={set} />}</FieldRow>;
    case 'node':
      return <NodeChoice label={label} of={field.of} value={String(value)} document={document} onSet={set} />;
    case 'group':
      return <FieldRow label={label}>{() => <span className="px-2">{document.graph.groups.find(({ id }) => id === value)?.name ?? t('nodes:none')}</span>}</FieldRow>;
    case 'data':
      return <DataField of={field.of} label={label} node={node} value={String(value)} document={document} onSet={set} />;
    case 'column':
      return <ColumnField label={label} node={node} value={String(value)} document={document} onSet={set} />;
    case 'columns':
      return <ColumnsField label={label} node={node} value={value as readonly string[]} document={document} onSet={set} />;
    case 'weights':
      return <WeightsField label={label} node={node} value={value as TimestepWeights} />;
  }
}

interface DataFieldProps extends Pick<FieldControlProps, 'node' | 'document'> {
  readonly of: DataSource['type'];
  readonly label: string;
  readonly value: string;
  readonly onSet: (id: string) => void;
}

function DataField({ of, ...props }: DataFieldProps) {
  switch (of) {
    case 'corpus':
      return <CorpusField {...props} />;
    case 'pairs':
      return <PairsField {...props} />;
    case 'csv':
      return <CsvField {...props} />;
  }
}

/** Letters of two labels that fit in the column of controls. */
const fitsSideBySide = 16;

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly onSet: (value: string) => void;
}

function Choice({ label, options, value, onSet }: ChoiceProps) {
  if (options.length === 1) return <FieldRow label={label}>{() => <span className="px-2">{optionLabel(value)}</span>}</FieldRow>;
  if (options.length === 2 && options.map(optionLabel).join('').length <= fitsSideBySide)
    return (
      <FieldRow label={label}>
        {() => <Segmented label={label} wide size="sm" value={value} onChange={onSet} options={options.map((each) => ({ value: each, label: optionLabel(each) }))} />}
      </FieldRow>
    );
  return (
    <FieldRow label={label}>
      {(id) => <Select id={id} value={value} onChange={onSet} options={options.map((each) => ({ value: each, label: optionLabel(each) }))} />}
    </FieldRow>
  );
}

interface NodeChoiceProps extends Pick<ChoiceProps, 'label' | 'value' | 'onSet'> {
  readonly of: readonly string[];
  readonly document: UnrollDocument;
}

/** Another node of the drawing, or none; ids are said where names are alike. */
function NodeChoice({ label, of, value, document, onSet }: NodeChoiceProps) {
  const nodes = document.graph.nodes.filter(({ kind }) => of.includes(kind));
  const titles = nodes.map(nodeTitle);
  const options = nodes.map((node, i) => {
    const title = titles[i] ?? node.id;
    return { value: node.id, label: titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (${node.id})` };
  });
  // The select takes no empty value.
  const none = { value: '-', label: t('nodes:none') };
  return (
    <FieldRow label={label}>
      {(id) => <Select id={id} value={value || none.value} onChange={(next) => onSet(next === none.value ? '' : next)} options={[none, ...options]} />}
    </FieldRow>
  );
}

interface AutoIntegerProps extends FieldControlProps {
  readonly min: number;
  readonly max: number;
  readonly onSet: (value: number | 'auto') => void;
}

/** A number, or empty: follows the wires, and says to what. */
function AutoInteger({ node, name, value, min, max, onSet }: AutoIntegerProps) {
  const signal = useCheckStore((state) => state.signals[node.id]?.outputs['out']);
  const found = signal && 'width' in signal ? signal.width : null;
  const placeholder = found === null ? t('nodes:auto') : t('app:inspector.auto', { value: found });
  return (
    <FieldRow label={fieldLabel(name)}>
      {(id) => (
        <NumberInput
          id={id}
          integer
          min={min}
          max={max}
          value={typeof value === 'number' ? value : null}
          placeholder={placeholder}
          {...(found !== null && { emptyValue: found })}
          onCommit={onSet}
          onClear={() => onSet('auto')}
        />
      )}
    </FieldRow>
  );
}
