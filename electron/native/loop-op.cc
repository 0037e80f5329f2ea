// The TensorFlow operation UnrollLoop: a loop over time in one kernel. Registered when the addon is loaded, through
// TensorFlow's C interface, which is the same in every version and needs none of its C++ types.
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

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

const Kernels *bestKernels() {
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

struct Tensors {
  std::vector<TF_Tensor *> held;
  ~Tensors() {
    for (TF_Tensor *tensor : held) TF_DeleteTensor(tensor);
  }
  float *keep(TF_Tensor *tensor) {
    held.push_back(tensor);
    return static_cast<float *>(TF_TensorData(tensor));
  }
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
  Status status;
  Tensors tensors;
  std::vector<const float *> inputs;
  std::vector<float *> outputs;
  for (size_t i = 0; i < program.inputs.size() && status.good(); ++i) {
    TF_Tensor *tensor = nullptr;
    TF_GetInput(context, static_cast<int>(i), &tensor, status.get());
    if (!status.good()) break;
    inputs.push_back(tensors.keep(tensor));
    if (TF_TensorElementCount(tensor) != program.inputs[i].size)
      status.fail("input " + std::to_string(i) + " of the loop has another size than it was compiled for");
  }
  for (size_t i = 0; i < program.outputs.size() && status.good(); ++i) {
    const Port &port = program.outputs[i];
    const TF_DataType type = TF_ExpectedOutputDataType(context, static_cast<int>(i));
    TF_Tensor *tensor = TF_AllocateOutput(context, static_cast<int>(i), type, port.shape.data(), static_cast<int>(port.shape.size()),
                                          static_cast<size_t>(port.size) * sizeof(float), status.get());
    if (status.good()) outputs.push_back(tensors.keep(tensor));
  }
  if (status.good()) {
    const int64_t size = program.arenaSize;
    TF_AllocatorAttributes attributes{TF_ALLOCATOR_ATTRIBUTES_STRUCT_SIZE, 1};
    TF_Tensor *arena = TF_AllocateTemp(context, TF_FLOAT, &size, 1, &attributes, status.get());
    if (status.good()) program.run(inputs, outputs, tensors.keep(arena));
  }
  if (!status.good()) TF_OpKernelContext_Failure(context, status.get());
}

void destroy(void *kernel) { delete static_cast<LoopProgram *>(kernel); }

// The shapes are in the program; nobody asks for them before it runs.
void inferShapes(TF_ShapeInferenceContext *context, TF_Status *status) { TF_ShapeInferenceContextSetUnknownShape(context, status); }

__attribute__((constructor)) void registerLoop() {
  Status status;
  TF_OpDefinitionBuilder *definition = TF_NewOpDefinitionBuilder("UnrollLoop");
  TF_OpDefinitionBuilderAddAttr(definition, "Tin: list({float, int32})");
  TF_OpDefinitionBuilderAddAttr(definition, "Tout: list({float, int32})");
  TF_OpDefinitionBuilderAddAttr(definition, "program: string");
  TF_OpDefinitionBuilderAddInput(definition, "inputs: Tin");
  TF_OpDefinitionBuilderAddOutput(definition, "outputs: Tout");
  TF_OpDefinitionBuilderSetShapeInferenceFunction(definition, inferShapes);
  TF_RegisterOpDefinition(definition, status.get());
  if (status.good()) TF_RegisterKernelBuilder("UnrollLoop", TF_NewKernelBuilder("UnrollLoop", "CPU", create, compute, destroy), status.get());
  if (!status.good()) std::abort();
}

}  // namespace
}  // namespace unroll
