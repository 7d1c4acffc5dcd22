import { awsGuide, issue } from "../../requirement/source.ts";
import { clue, type Symptom } from "../symptom.ts";

/** GPUs: the driver is the host's, the toolkit is the image's. */
export const gpu: readonly Symptom[] = [
  {
    title: "The driver's library is not there",
    area: "gpu",
    role: "cause",
    clues: [
      clue(
        "ImportError: libcuda.so.1: cannot open shared object file: No such file or directory",
        /(?<library>libcuda\.so[\w.]*|libnvidia-[\w-]+\.so[\w.]*):? cannot open shared object|Could not load dynamic library '(?<name>libcuda\.so[\w.]*)'/i,
      ),
      clue(
        "RuntimeError: Found no NVIDIA driver on your system",
        /Found no NVIDIA driver|NVIDIA driver (?:is )?not (?:found|loaded|installed)|NVML: Driver Not Loaded|nvidia-smi: (?:command )?not found|couldn't communicate with the NVIDIA driver/i,
      ),
      clue(
        "RuntimeError: No CUDA GPUs are available",
        /no CUDA-capable device is detected|No CUDA GPUs are available|CUDA_ERROR_NO_DEVICE|could not select device driver "?"? ?with capabilities: \[\[gpu\]\]|Torch not compiled with CUDA enabled|cudaErrorNoDevice|no supported gpu\(s\) detected/i,
      ),
      clue(
        "error while loading shared libraries: libcuda.so.1",
        /error while loading shared libraries: (?<library>libcuda\.so[\w.]*|libnvidia-[\w-]+\.so[\w.]*)/i,
      ),
      clue("RuntimeError: CUDA error: invalid device ordinal", /invalid device ordinal/i),
    ],
    happened:
      "The program wants a GPU, and there is none for this container ({library|the NVIDIA driver} comes from the host).",
    cause:
      "The job or endpoint runs on an instance without a GPU (or the container was started without one), while the image holds the GPU build of a library. The driver is never part of an image.",
    fix: "Choose a GPU instance (ml.g4dn, ml.g5, ml.p…), or install the CPU build and let the program fall back (`device = 'cuda' if torch.cuda.is_available() else 'cpu'`). Do not copy driver files into the image.",
    requirements: ["IMG-GPU-12"],
    sources: [
      awsGuide("your-algorithms-training-algo-dockerfile"),
      issue("appvision-ai/fast-bert", 182),
      issue("rapidsai/deployment", 13),
    ],
  },
  {
    title: "The driver is older than the CUDA of the image",
    area: "gpu",
    role: "cause",
    clues: [
      clue(
        "CUDA driver version is insufficient for CUDA runtime version",
        /CUDA driver version is insufficient|NVIDIA driver on your system is too old|cudaErrorInsufficientDriver|unsatisfied condition: cuda>=(?<version>[\d.]+)|forward compatibility was attempted on non supported HW|CUDA_ERROR_(?:SYSTEM_DRIVER_MISMATCH|COMPAT)|driver\/library version mismatch/i,
      ),
    ],
    happened: "The image's CUDA needs a newer driver than the host has.",
    cause:
      "The driver belongs to the instance, the CUDA toolkit to the image; driver files copied into the image cause the same.",
    fix: "Build on an older CUDA base image, or choose a newer instance family or a newer inference AMI version (InferenceAmiVersion); leave driver files out of the image.",
    requirements: ["IMG-GPU-12"],
    sources: [issue("NVIDIA/nvidia-docker", 747), awsGuide("your-algorithms-inference-code")],
  },
  {
    title: "The CUDA build does not know this GPU",
    area: "gpu",
    role: "cause",
    clues: [
      clue(
        "RuntimeError: CUDA error: no kernel image is available for execution on the device",
        /no kernel image is available|is not compatible with the current PyTorch installation|Unsupported gpu architecture|PTX was compiled with an unsupported toolchain/i,
      ),
    ],
    happened: "The library in the image was not compiled for the GPU of this instance.",
    cause: "The GPU is newer or older than the architectures that the build knows.",
    fix: "Install a build for this GPU (a newer PyTorch or TensorFlow, or TORCH_CUDA_ARCH_LIST when you compile), or choose an instance whose GPU it knows.",
    requirements: ["IMG-GPU-12"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile")],
  },
  {
    title: "A library of CUDA is missing",
    area: "gpu",
    role: "cause",
    clues: [
      clue(
        "ImportError: libcudart.so.11.0: cannot open shared object file: No such file or directory",
        /(?:Could not load (?:dynamic )?library '|Unable to load |)(?<library>lib(?:cudart|cudnn|cublas|nccl|cufft|cusparse|curand|cusolver|nvinfer|nvrtc|cupti)\w*\.so[\w.]*)'?.{0,40}(?:cannot open|not found|error|No such|dlerror)/i,
      ),
      clue(
        "Loaded runtime CuDNN library: 8.0.5 but source was compiled with: 8.1.0",
        /Loaded runtime CuDNN library|CU(?:DNN|BLAS)_STATUS_(?:NOT_INITIALIZED|VERSION_MISMATCH|INTERNAL_ERROR)/i,
      ),
    ],
    happened: "A library of the CUDA toolkit ({library|cuDNN}) is missing from the image or has another version.",
    cause:
      "The base image has no CUDA, or another version of it than the framework was built for. On an instance without GPU a framework that only warns of it goes on.",
    fix: "Build on the CUDA base image of the version that the framework names (`FROM nvidia/cuda:…-runtime`), or install its wheels that bring CUDA along; without a GPU take the CPU build.",
    requirements: ["IMG-SERVE-04", "IMG-TRAIN-03", "IMG-GPU-12"],
    sources: [awsGuide("your-algorithms-training-algo-dockerfile")],
  },
  {
    title: "The memory of the GPU",
    area: "gpu",
    role: "cause",
    clues: [
      clue(
        "torch.cuda.OutOfMemoryError: CUDA out of memory",
        /CUDA out of memory|cuda\.OutOfMemoryError|CUDA_ERROR_OUT_OF_MEMORY|cudaErrorMemoryAllocation|cudaMalloc failed|CUBLAS_STATUS_ALLOC_FAILED|OOM when allocating tensor|failed to allocate .* (?:on|from) (?:the )?(?:device|GPU)|HIP out of memory|Not enough memory to handle \d+ prefill tokens|No available memory for the cache blocks/i,
      ),
    ],
    happened: "The GPU has less memory than the program needs.",
    cause:
      "The model, its gradients and the batch together are larger than the GPU's memory; every worker process loads its own copy.",
    fix: "Use smaller batches, fewer workers, mixed precision, gradient checkpointing or quantisation; or an instance with a larger GPU, or several.",
    requirements: ["SEC-RES-03"],
    sources: [awsGuide("deploy-model-troubleshoot"), issue("aws-neuron/aws-neuron-sdk", 426)],
  },
  {
    title: "The code on the GPU failed",
    area: "gpu",
    role: "cause",
    clues: [
      clue(
        "RuntimeError: CUDA error: device-side assert triggered",
        /device-side assert triggered|CUDA error: an illegal memory access|Xid .*GPU/i,
      ),
    ],
    happened: "A kernel on the GPU stopped with an assertion or an illegal access.",
    cause:
      "Almost always a label or an index outside the range that the model has (a class more in the data than in the last layer).",
    fix: "Run the same data on the processor, or with `CUDA_LAUNCH_BLOCKING=1`: the message then names the line.",
    requirements: ["TRAIN-FAIL-01", "INV-ERR-06"],
    sources: [awsGuide("deploy-model-troubleshoot")],
  },
];
