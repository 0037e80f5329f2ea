// Arithmetic on rows of float32, compiled once for each instruction set (see build/setup/addon.mjs); `bestKernels` picks
// the widest that the processor has.
#pragma once

#include <cstdint>

namespace unroll {

// A matrix in memory: element (r, c) is p[r * row + c * col]. col is 1, or 0 where one number stands for a whole row; row
// is 0 where one row stands for all.
struct View {
  float *p;
  long row;
  long col;
};

// out[rows, width] from the views in `in`; `attr` is the operation's one number, if it has one.
using RowFn = void (*)(long rows, long width, const View *in, float attr, View out);

// A matrix [inner, width] (or, transposed, [width, inner]), `row` numbers from row to row, laid out for `multiply`: panels of
// `panelWidth` columns, the last one filled with zeros.
using PackFn = void (*)(const float *from, long row, long inner, long width, bool transposed, float *to);

// out[rows, width] = a[rows, inner] * packed (+ add where add.p is set). Columns of `a` and `out` are contiguous.
using MultiplyFn = void (*)(long rows, long width, long inner, View a, const float *packed, View add, View out);

// table[size, width] = sums of the rows of `values` by their ids; ids outside the table are left out.
using ScatterFn = void (*)(long rows, long width, const float *values, const int32_t *ids, long size, float *table);

// loss[r] = -log softmax(logits[r])[labels[r]] and gradient[r] = softmax(logits[r]) - onehot(labels[r]).
using CrossEntropyFn = void (*)(long rows, long width, const float *logits, const int32_t *labels, float *loss, float *gradient);

struct Kernels {
  const char *name;
  long panelWidth;
  PackFn pack;
  MultiplyFn multiply;
  ScatterFn scatterAdd;
  CrossEntropyFn crossEntropy;
  // nullptr where no operation has the name.
  RowFn (*rowOperation)(const char *name);
};

const Kernels *bestKernels();

}  // namespace unroll
