import { describe, expect, it } from 'vitest';
import { kinds } from '../../shared/nodes/index.ts';
import { kindScore } from './kind-search.ts';

function best(query: string): string | undefined {
  const found = kinds.map((kind) => ({ id: kind.id, score: kindScore(kind, query) })).filter(({ score }) => score > 0);
  return found.sort((a, b) => b.score - a.score)[0]?.id;
}

describe('kindScore', () => {
  it.each([
    ['lstm', 'lstm'], ['LSTM', 'lstm'], ['long short', 'lstm'], ['softmax', 'output'], ['logits', 'output'], ['loss', 'divergence'],
    ['cross-entropy', 'divergence'], ['crossentropy', 'divergence'], ['cross entropy', 'divergence'], ['mse', 'divergence'],
    ['onehot', 'one-hot'], ['one hot', 'one-hot'], ['one-hot', 'one-hot'], ['skip connection', 'add'], ['residual', 'add'],
    ['fully connected', 'dense'], ['bilstm', 'bidirectional'], ['z-1', 'delay'], ['csv', 'sequence'], ['corpus', 'text'],
    ['relu', 'activation'], ['layernorm', 'layer-norm'], ['elman', 'rnn'], ['word2vec', 'embedding'],
    ['소프트맥스', 'output'], ['손실', 'divergence'], ['교차 엔트로피', 'divergence'], ['원핫', 'one-hot'], ['원-핫', 'one-hot'],
    ['장단기', 'lstm'], ['시계열', 'sequence'], ['지연', 'delay'], ['임베딩', 'embedding'], ['양방향', 'bidirectional'],
  ])('%s finds %s first, in whatever language the window speaks', (query, id) => {
    expect(best(query)).toBe(id);
  });

  it('finds a kind for each of its names, ids and beginnings of them', () => {
    for (const { id } of kinds) expect(best(id)).toBe(id);
    expect(best('embed')).toBe('embedding');
  });

  it('finds nothing for what no node is', () => {
    expect(best('zebra')).toBeUndefined();
    expect(best('q')).not.toBe('lstm');
  });
});
