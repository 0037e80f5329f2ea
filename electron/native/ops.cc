// TensorFlow operations of our own: UnrollLoop, a loop over time in one kernel, and two that TensorFlow's CPU kernels do
// slowly, UnrollScatterAdd and UnrollCrossEntropy. Registered when the addon is loaded, through TensorFlow's C interface,
// which is the same in every version and needs none of its C++ types.
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "kernels.h"
#include "loop-program.h"
#include "tensorflow/c/kernels.h"
#include "tensorflow/c/ops.h"
#include "tensorflow/c/tf_tensor.h"

namespace unroll {

#define UNROLL_DECLARE(isa) extern const Kernels *const kernels_##isa;
UNROLL_DECLARE(baseline)
#if defined(__x86_64__)
UNROLL_DECLARE(avx2)
UNROLL_DECLARE(avx512)
#endif

namespace {
const Kernels *chooseKernels() {
#if defined(__x86_64__)
  const char *limit = std::getenv("UNROLL_INSTRUCTION_SET");
  const auto allowed = [&](const char *name) { return limit == nullptr || std::strcmp(limit, name) == 0; };
  if (allowed("avx512") && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl"))
    return kernels_avx512;
  if (allowed("avx2") && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return kernels_avx2;
#endif
  return kernels_baseline;
}
}  // namespace

const Kernels *bestKernels() {
  static const Kernels *const best = chooseKernels();
  return best;
}

namespace {

class Status {
 public:
  ~Status() { TF_DeleteStatus(status_); }
  TF_Status *get() { return status_; }
  bool good() const { return TF_GetCode(status_) == TF_OK; }
  void fail(const std::string &text) { TF_SetStatus(status_, TF_INVALID_ARGUMENT, text.c_str()); }

 private:
  TF_Status *status_ = TF_NewStatus();
};

// One run of a kernel: its inputs and outputs, let go at the end, and the first thing that went wrong, reported then.
class Call {
 public:
  explicit Call(TF_OpKernelContext *context) : context_(context) {}
  ~Call() {
    for (TF_Tensor *tensor : held_) TF_DeleteTensor(tensor);
    if (!status.good()) TF_OpKernelContext_Failure(context_, status.get());
  }

  // nullptr once something went wrong.
  TF_Tensor *input(int index) {
    TF_Tensor *tensor = nullptr;
    if (status.good()) TF_GetInput(context_, index, &tensor, status.get());
    return keep(tensor);
  }

  void *output(int index, const std::vector<int64_t> &shape) {
    if (!status.good()) return nullptr;
    int64_t size = sizeof(float);
    for (int64_t each : shape) size *= each;
    const TF_DataType type = TF_ExpectedOutputDataType(context_, index);
    return dataOf(keep(TF_AllocateOutput(context_, index, type, shape.data(), static_cast<int>(shape.size()), static_cast<size_t>(size), status.get())));
  }

  float *scratch(int64_t size) {
    if (!status.good()) return nullptr;
    TF_AllocatorAttributes attributes{TF_ALLOCATOR_ATTRIBUTES_STRUCT_SIZE, 1};
    return static_cast<float *>(dataOf(keep(TF_AllocateTemp(context_, TF_FLOAT, &size, 1, &attributes, status.get()))));
  }

  static void *dataOf(const TF_Tensor *tensor) { return tensor ? TF_TensorData(tensor) : nullptr; }

  Status status;

 private:
  TF_Tensor *keep(TF_Tensor *tensor) {
    if (tensor) held_.push_back(tensor);
    return tensor;
  }

  TF_OpKernelContext *context_;
  std::vector<TF_Tensor *> held_;
};

void *create(TF_OpKernelConstruction *context) {
  Status status;
  int32_t parts = 0, size = 0;
  TF_OpKernelConstruction_GetAttrSize(context, "program", &parts, &size, status.get());
  std::string text(status.good() ? static_cast<size_t>(size) : 0, ' ');
  if (status.good()) TF_OpKernelConstruction_GetAttrString(context, "program", text.data(), text.size(), status.get());
  if (status.good()) {
    try {
      return new LoopProgram(text, bestKernels());
    } catch (const std::exception &error) {
      status.fail(error.what());
    }
  }
  TF_OpKernelConstruction_Failure(context, status.get());
  return nullptr;
}

void compute(void *kernel, TF_OpKernelContext *context) {
  const LoopProgram &program = *static_cast<LoopProgram *>(kernel);
  Call call(context);
  std::vector<const float *> inputs;
  std::vector<float *> outputs;
  for (size_t i = 0; i < program.inputs.size(); ++i) {
    const TF_Tensor *tensor = call.input(static_cast<int>(i));
    if (tensor && TF_TensorElementCount(tensor) != program.inputs[i].size)
      call.status.fail("input " + std::to_string(i) + " of the loop has another size than it was compiled for");
    inputs.push_back(static_cast<const float *>(Call::dataOf(tensor)));
  }
  for (size_t i = 0; i < program.outputs.size(); ++i)
    outputs.push_back(static_cast<float *>(call.output(static_cast<int>(i), program.outputs[i].shape)));
  float *arena = call.scratch(program.arenaSize);
  if (!call.status.good()) return;
  // Nothing may leave through the C interface.
  try {
    program.run(inputs, outputs, arena);
  } catch (const std::exception &error) {
    call.status.fail(error.what());
  }
}

void destroy(void *kernel) { delete static_cast<LoopProgram *>(kernel); }

// values [rows, width], ids [rows]; the size of the table is an attribute.
void *createScatter(TF_OpKernelConstruction *context) {
  Status status;
  int64_t size = 0;
  TF_OpKernelConstruction_GetAttrInt64(context, "size", &size, status.get());
  if (status.good()) return new int64_t(size);
  TF_OpKernelConstruction_Failure(context, status.get());
  return nullptr;
}

void destroyScatter(void *kernel) { delete static_cast<int64_t *>(kernel); }

void computeScatter(void *kernel, TF_OpKernelContext *context) {
  const int64_t size = *static_cast<int64_t *>(kernel);
  Call call(context);
  const TF_Tensor *values = call.input(0), *ids = call.input(1);
  if (!call.status.good()) return;
  const int64_t rows = TF_TensorElementCount(ids), width = TF_NumDims(values) == 2 ? TF_Dim(values, 1) : 0;
  if (TF_NumDims(values) != 2 || TF_Dim(values, 0) != rows) return call.status.fail("UnrollScatterAdd takes a matrix and as many ids as it has rows");
  float *table = static_cast<float *>(call.output(0, {size, width}));
  if (table) bestKernels()->scatterAdd(rows, width, static_cast<float *>(Call::dataOf(values)), static_cast<int32_t *>(Call::dataOf(ids)), size, table);
}

// logits [rows, classes], labels [rows]
void computeCrossEntropy(void *, TF_OpKernelContext *context) {
  Call call(context);
  const TF_Tensor *logits = call.input(0), *labels = call.input(1);
  if (!call.status.good()) return;
  const int64_t rows = TF_TensorElementCount(labels), width = TF_NumDims(logits) == 2 ? TF_Dim(logits, 1) : 0;
  if (TF_NumDims(logits) != 2 || TF_Dim(logits, 0) != rows) return call.status.fail("UnrollCrossEntropy takes a matrix and as many labels as it has rows");
  float *loss = static_cast<float *>(call.output(0, {rows}));
  float *gradient = static_cast<float *>(call.output(1, {rows, width}));
  if (call.status.good())
    bestKernels()->crossEntropy(rows, width, static_cast<float *>(Call::dataOf(logits)), static_cast<int32_t *>(Call::dataOf(labels)), loss, gradient);
}

// The shapes are in the program; nobody asks for them before it runs.
void inferShapes(TF_ShapeInferenceContext *context, TF_Status *status) { TF_ShapeInferenceContextSetUnknownShape(context, status); }

struct Operation {
  const char *name;
  std::vector<const char *> attributes, inputs, outputs;
  void *(*create)(TF_OpKernelConstruction *);
  void (*compute)(void *, TF_OpKernelContext *);
  void (*destroy)(void *);
};

void registerOperation(const Operation &operation) {
  Status status;
  TF_OpDefinitionBuilder *definition = TF_NewOpDefinitionBuilder(operation.name);
  for (const char *attribute : operation.attributes) TF_OpDefinitionBuilderAddAttr(definition, attribute);
  for (const char *input : operation.inputs) TF_OpDefinitionBuilderAddInput(definition, input);
  for (const char *output : operation.outputs) TF_OpDefinitionBuilderAddOutput(definition, output);
  TF_OpDefinitionBuilderSetShapeInferenceFunction(definition, inferShapes);
  TF_RegisterOpDefinition(definition, status.get());
  if (status.good()) {
    TF_KernelBuilder *kernel = TF_NewKernelBuilder(operation.name, "CPU", operation.create, operation.compute, operation.destroy);
    TF_RegisterKernelBuilder(operation.name, kernel, status.get());
  }
  // Only a second copy of the addon in one process could bring this about.
  if (!status.good()) std::abort();
}

__attribute__((constructor)) void registerOperations() {
  registerOperation({"UnrollLoop", {"Tin: list({float, int32})", "Tout: list({float, int32})", "program: string"}, {"inputs: Tin"}, {"outputs: Tout"},
                     create, compute, destroy});
  registerOperation({"UnrollScatterAdd", {"size: int"}, {"values: float", "ids: int32"}, {"table: float"}, createScatter, computeScatter, destroyScatter});
  registerOperation({"UnrollCrossEntropy", {}, {"logits: float", "labels: int32"}, {"loss: float", "gradient: float"},
                     [](TF_OpKernelConstruction *) -> void * { return nullptr; }, computeCrossEntropy, [](void *) {}});
}

}  // namespace
}  // namespace unroll
