// Compiled once for each instruction set: UNROLL_LANES floats a vector register, UNROLL_ISA names the result. Vectors are
// GCC's vector extension, so that one text serves AVX-512, AVX2 and the baseline.
#include "kernels.h"

#include <cmath>
#include <cstdint>
#include <cstring>

namespace unroll {
namespace {

constexpr long kLanes = UNROLL_LANES;
// Two vectors a row of the product's tile; as many rows as the registers hold beside them.
constexpr long kPanel = 2 * kLanes;
constexpr long kTileRows = UNROLL_LANES == 16 ? 12 : 4;

typedef float Vec __attribute__((vector_size(kLanes * 4), aligned(4), may_alias));
typedef int32_t IntVec __attribute__((vector_size(kLanes * 4), aligned(4), may_alias));

// x - 0 is x for every x, which the compiler knows: one broadcast from memory remains.
inline Vec spread(float x) { return x - Vec{}; }
inline Vec load(const float *p) { return *reinterpret_cast<const Vec *>(p); }
inline void store(float *p, Vec x) { *reinterpret_cast<Vec *>(p) = x; }

inline Vec loadSome(const float *p, long count) {
  Vec x{};
  std::memcpy(&x, p, static_cast<size_t>(count) * sizeof(float));
  return x;
}

inline void storeSome(float *p, Vec x, long count) { std::memcpy(p, &x, static_cast<size_t>(count) * sizeof(float)); }

// 2^n and e^r - 1 of e^x = 2^n e^r with |r| <= ln 2 / 2. NaN stays NaN.
struct Exponent {
  Vec power;
  Vec rest;
};

inline Exponent exponent(Vec x) {
  const Vec high = spread(87.0f), low = spread(-87.0f);
  x = x > high ? high : x;
  x = x < low ? low : x;
  // Adding 1.5 * 2^23 rounds to a whole number, which is then in the low bits.
  const Vec magic = spread(12582912.0f);
  const Vec shifted = x * 1.44269504088896341f + magic;
  const Vec n = shifted - magic;
  // ln 2 in two pieces, so that n ln 2 is subtracted without rounding.
  const Vec r = (x - n * 0.693359375f) - n * -2.12194440054690583e-4f;
  // Taylor's series to the seventh power: the next term is below 6e-9.
  Vec p = spread(1.0f / 5040);
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  const IntVec bits = ((IntVec)shifted - (0x4B400000 - 127)) << 23;
  return {(Vec)bits, p * r};
}

inline Vec exponential(Vec x) {
  const Exponent e = exponent(x);
  return e.power * e.rest + e.power;
}

inline Vec logistic(Vec x) {
  const Exponent e = exponent(-x);
  return 1.0f / (1.0f + (e.power * e.rest + e.power));
}

// (e^2x - 1) / (e^2x + 1), where e^2x - 1 keeps its digits near zero.
inline Vec hyperbolicTangent(Vec x) {
  const Vec limit = spread(9.5f);
  x = x > limit ? limit : x;
  x = x < -limit ? -limit : x;
  const Exponent e = exponent(x + x);
  const Vec less = e.power * e.rest + (e.power - 1.0f);
  return less / (less + 2.0f);
}

inline Vec zeroUnless(IntVec condition, Vec x) { return condition ? x : Vec{}; }

template <typename F, bool kSpreadA, bool kSpreadB, bool kTwo>
inline void rowOf(long width, const float *a, const float *b, float attr, float *out, F f) {
  const Vec wholeA = spread(kSpreadA ? *a : 0), wholeB = spread(kTwo && kSpreadB ? *b : 0);
  long i = 0;
  for (; i + kLanes <= width; i += kLanes) {
    const Vec x = kSpreadA ? wholeA : load(a + i);
    const Vec y = !kTwo || kSpreadB ? wholeB : load(b + i);
    store(out + i, f(x, y, attr));
  }
  if (i < width) {
    const Vec x = kSpreadA ? wholeA : loadSome(a + i, width - i);
    const Vec y = !kTwo || kSpreadB ? wholeB : loadSome(b + i, width - i);
    storeSome(out + i, f(x, y, attr), width - i);
  }
}

template <typename F, bool kSpreadA, bool kSpreadB, bool kTwo>
void rowsOf(long rows, long width, const View *in, float attr, View out) {
  const View a = in[0];
  const View b = kTwo ? in[1] : View{in[0].p, 0, 0};
  const bool whole = out.row == width && (!kSpreadA ? a.row == width : a.row == 0) && (!kTwo || (!kSpreadB ? b.row == width : b.row == 0));
  if (whole) {
    rowOf<F, kSpreadA, kSpreadB, kTwo>(rows * width, a.p, b.p, attr, out.p, F{});
    return;
  }
  for (long r = 0; r < rows; ++r)
    rowOf<F, kSpreadA, kSpreadB, kTwo>(width, a.p + r * a.row, b.p + r * b.row, attr, out.p + r * out.row, F{});
}

template <typename F>
void unary(long rows, long width, const View *in, float attr, View out) {
  if (in[0].col) rowsOf<F, false, true, false>(rows, width, in, attr, out);
  else rowsOf<F, true, true, false>(rows, width, in, attr, out);
}

template <typename F>
void binary(long rows, long width, const View *in, float attr, View out) {
  if (in[0].col && in[1].col) rowsOf<F, false, false, true>(rows, width, in, attr, out);
  else if (in[0].col) rowsOf<F, false, true, true>(rows, width, in, attr, out);
  else if (in[1].col) rowsOf<F, true, false, true>(rows, width, in, attr, out);
  else rowsOf<F, true, true, true>(rows, width, in, attr, out);
}

#define UNROLL_OPERATION(Name, expression) \
  struct Name { Vec operator()(Vec x, Vec y, float attr) const { (void)y; (void)attr; return expression; } };

UNROLL_OPERATION(Copy, x)
UNROLL_OPERATION(Scale, x * attr)
UNROLL_OPERATION(Tanh, hyperbolicTangent(x))
UNROLL_OPERATION(Sigmoid, logistic(x))
UNROLL_OPERATION(Relu, zeroUnless(!(x <= 0.0f), x))
UNROLL_OPERATION(Positive, zeroUnless(x > 0.0f, spread(1.0f)))
UNROLL_OPERATION(DropoutMask, zeroUnless(x >= attr, spread(1.0f / (1.0f - attr))))
UNROLL_OPERATION(Add, x + y)
UNROLL_OPERATION(Sub, x - y)
UNROLL_OPERATION(Mul, x * y)
UNROLL_OPERATION(Div, x / y)
UNROLL_OPERATION(Maximum, (x > y) | (x != x) ? x : y)
UNROLL_OPERATION(TanhGrad, y * (1.0f - x * x))
UNROLL_OPERATION(SigmoidGrad, y * x * (1.0f - x))
UNROLL_OPERATION(ReluGrad, zeroUnless(x > 0.0f, y))

// The vector extension has no square root; GCC turns the loop into one instruction.
struct Sqrt {
  Vec operator()(Vec x, Vec, float) const {
    for (long i = 0; i < kLanes; ++i) x[i] = std::sqrt(x[i]);
    return x;
  }
};

template <typename F>
inline float fold(const float *row, long width, float start, F f) {
  Vec lanes = spread(start);
  long i = 0;
  for (; i + kLanes <= width; i += kLanes) lanes = f(lanes, load(row + i));
  float result = start;
  for (; i < width; ++i) result = f(result, row[i]);
  for (long k = 0; k < kLanes; ++k) result = f(result, lanes[k]);
  return result;
}

struct Total {
  template <typename T> T operator()(T a, T b) const { return a + b; }
};
struct Largest {
  template <typename T> T operator()(T a, T b) const { return a > b ? a : b; }
};

// [rows, 1]: the sum of each row.
void rowSum(long rows, long, const View *in, float width, View out) {
  for (long r = 0; r < rows; ++r) out.p[r * out.row] = fold(in[0].p + r * in[0].row, static_cast<long>(width), 0.0f, Total{});
}

// Shifted by the largest score, so that no exponential overflows; gives log Σ exp.
inline float softmaxOf(const float *row, long width, float *to) {
  const float top = fold(row, width, -INFINITY, Largest{});
  long i = 0;
  for (; i + kLanes <= width; i += kLanes) store(to + i, exponential(load(row + i) - top));
  if (i < width) storeSome(to + i, exponential(loadSome(row + i, width - i) - top), width - i);
  const float total = fold(to, width, 0.0f, Total{});
  const float scale = 1.0f / total;
  for (i = 0; i < width; ++i) to[i] *= scale;
  return top + std::log(total);
}

void softmax(long rows, long width, const View *in, float, View out) {
  for (long r = 0; r < rows; ++r) softmaxOf(in[0].p + r * in[0].row, width, out.p + r * out.row);
}

void crossEntropy(long rows, long width, const float *logits, const int32_t *labels, float *loss, float *gradient) {
  for (long r = 0; r < rows; ++r) {
    const float total = softmaxOf(logits + r * width, width, gradient + r * width);
    const int32_t label = labels[r];
    const bool known = label >= 0 && label < width;
    loss[r] = known ? total - logits[r * width + label] : NAN;
    if (known) gradient[r * width + label] -= 1.0f;
  }
}

void scatterAdd(long rows, long width, const float *values, const int32_t *ids, long size, float *table) {
  std::memset(table, 0, static_cast<size_t>(size * width) * sizeof(float));
  for (long r = 0; r < rows; ++r) {
    if (ids[r] < 0 || ids[r] >= size) continue;
    const float *from = values + r * width;
    float *to = table + ids[r] * width;
    long i = 0;
    for (; i + kLanes <= width; i += kLanes) store(to + i, load(to + i) + load(from + i));
    for (; i < width; ++i) to[i] += from[i];
  }
}

// in: table [size, width] without gaps (attr is its size), ids [rows, 1] as int32. An id outside the table gives zeros.
void gather(long rows, long width, const View *in, float attr, View out) {
  for (long r = 0; r < rows; ++r) {
    int32_t id;
    std::memcpy(&id, in[1].p + r * in[1].row, sizeof id);
    float *to = out.p + r * out.row;
    if (id >= 0 && static_cast<float>(id) < attr) std::memcpy(to, in[0].p + id * width, static_cast<size_t>(width) * sizeof(float));
    else std::memset(to, 0, static_cast<size_t>(width) * sizeof(float));
  }
}

// in: probabilities [rows, size] (attr is size), uniform numbers [rows, 1]; out: int32 [rows, 1]. The first class at which the
// running sum passes u; the last that has a probability where rounding leaves the sum short of it.
void pick(long rows, long, const View *in, float attr, View out) {
  const long size = static_cast<long>(attr);
  for (long r = 0; r < rows; ++r) {
    const float *row = in[0].p + r * in[0].row;
    const float u = in[1].p[r * in[1].row];
    float sum = 0;
    int32_t chosen = 0;
    for (long c = 0; c < size; ++c) {
      if (row[c] > 0) chosen = static_cast<int32_t>(c);
      sum += row[c];
      if (sum > u) break;
    }
    std::memcpy(out.p + r * out.row, &chosen, sizeof chosen);
  }
}

struct Named {
  const char *name;
  RowFn run;
};

const Named operations[] = {
  {"copy", unary<Copy>}, {"scale", unary<Scale>}, {"sqrt", unary<Sqrt>}, {"tanh", unary<Tanh>}, {"sigmoid", unary<Sigmoid>},
  {"relu", unary<Relu>}, {"positive", unary<Positive>}, {"dropoutMask", unary<DropoutMask>},
  {"add", binary<Add>}, {"sub", binary<Sub>}, {"mul", binary<Mul>}, {"div", binary<Div>}, {"maximum", binary<Maximum>},
  {"tanhGrad", binary<TanhGrad>}, {"sigmoidGrad", binary<SigmoidGrad>}, {"reluGrad", binary<ReluGrad>},
  {"rowSum", rowSum}, {"softmax", softmax}, {"gather", gather}, {"pick", pick},
};

RowFn rowOperation(const char *name) {
  for (const Named &each : operations)
    if (std::strcmp(each.name, name) == 0) return each.run;
  return nullptr;
}

void pack(const float *from, long row, long inner, long width, bool transposed, float *to) {
  for (long begin = 0; begin < width; begin += kPanel) {
    const long columns = width - begin < kPanel ? width - begin : kPanel;
    if (transposed) {
      for (long c = 0; c < columns; ++c)
        for (long k = 0; k < inner; ++k) to[k * kPanel + c] = from[(begin + c) * row + k];
    } else {
      for (long k = 0; k < inner; ++k) std::memcpy(to + k * kPanel, from + k * row + begin, static_cast<size_t>(columns) * sizeof(float));
    }
    if (columns < kPanel)
      for (long k = 0; k < inner; ++k) std::memset(to + k * kPanel + columns, 0, static_cast<size_t>(kPanel - columns) * sizeof(float));
    to += inner * kPanel;
  }
}

// kRows rows times kPanels panels: the sums stay in registers.
template <long kRows, long kPanels>
inline void tile(long inner, View a, const float *packed, Vec (&sums)[kRows][2 * kPanels]) {
#pragma GCC unroll 12
  for (long r = 0; r < kRows; ++r)
#pragma GCC unroll 8
    for (long v = 0; v < 2 * kPanels; ++v) sums[r][v] = Vec{};
  for (long k = 0; k < inner; ++k) {
    Vec columns[2 * kPanels];
#pragma GCC unroll 8
    for (long v = 0; v < 2 * kPanels; ++v) columns[v] = load(packed + (v / 2) * inner * kPanel + k * kPanel + (v % 2) * kLanes);
#pragma GCC unroll 12
    for (long r = 0; r < kRows; ++r) {
      const Vec x = spread(a.p[r * a.row + k]);
#pragma GCC unroll 8
      for (long v = 0; v < 2 * kPanels; ++v) sums[r][v] += x * columns[v];
    }
  }
}

inline void finish(Vec sum, long column, long width, const float *add, bool spreadAdd, float *out) {
  if (column >= width) return;
  const long count = width - column;
  if (count >= kLanes) {
    if (add) sum += spreadAdd ? spread(*add) : load(add + column);
    store(out + column, sum);
  } else {
    if (add) sum += spreadAdd ? spread(*add) : loadSome(add + column, count);
    storeSome(out + column, sum, count);
  }
}

template <long kRows, long kPanels>
void block(long width, long inner, View a, const float *packed, View add, View out, long column) {
  Vec sums[kRows][2 * kPanels];
  tile<kRows, kPanels>(inner, a, packed, sums);
#pragma GCC unroll 12
  for (long r = 0; r < kRows; ++r)
#pragma GCC unroll 8
    for (long v = 0; v < 2 * kPanels; ++v)
      finish(sums[r][v], column + v * kLanes, width, add.p ? add.p + r * add.row : nullptr, add.col == 0, out.p + r * out.row);
}

inline View below(View view, long rows) { return {view.p ? view.p + rows * view.row : nullptr, view.row, view.col}; }

template <long kRows>
void remainder(long rows, long width, long inner, View a, const float *packed, View add, View out, long column) {
  if constexpr (kRows > 0) {
    if (rows == kRows) block<kRows, 1>(width, inner, a, packed, add, out, column);
    else remainder<kRows - 1>(rows, width, inner, a, packed, add, out, column);
  }
}

// One or two rows read each number of the matrix once: four panels at a time keep enough sums going.
template <long kRows>
void thin(long width, long inner, View a, const float *packed, View add, View out) {
  long column = 0;
  for (; column + 4 * kPanel <= width; column += 4 * kPanel) block<kRows, 4>(width, inner, a, packed + column * inner, add, out, column);
  for (; column < width; column += kPanel) block<kRows, 1>(width, inner, a, packed + column * inner, add, out, column);
}

void multiply(long rows, long width, long inner, View a, const float *packed, View add, View out) {
  if (rows == 1) return thin<1>(width, inner, a, packed, add, out);
  if (rows == 2) return thin<2>(width, inner, a, packed, add, out);
  // Tiles of nearly equal height: 32 rows are 11, 11 and 10, not 12, 12 and 8.
  const long tiles = (rows + kTileRows - 1) / kTileRows;
  for (long column = 0; column < width; column += kPanel) {
    const float *panel = packed + column * inner;
    for (long i = 0; i < tiles; ++i) {
      const long begin = rows * i / tiles, count = rows * (i + 1) / tiles - begin;
      remainder<kTileRows>(count, width, inner, below(a, begin), panel, below(add, begin), below(out, begin), column);
    }
  }
}

#define UNROLL_TEXT_(x) #x
#define UNROLL_TEXT(x) UNROLL_TEXT_(x)

const Kernels kernels = {UNROLL_TEXT(UNROLL_ISA), kPanel, pack, multiply, scatterAdd, crossEntropy, rowOperation};

}  // namespace

#define UNROLL_NAME_(isa) kernels_##isa
#define UNROLL_NAME(isa) UNROLL_NAME_(isa)
extern const Kernels *const UNROLL_NAME(UNROLL_ISA);
const Kernels *const UNROLL_NAME(UNROLL_ISA) = &kernels;

}  // namespace unroll
