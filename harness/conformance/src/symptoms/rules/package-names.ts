/** The package that brings a module, where it has another name. */
const PACKAGES: Readonly<Record<string, string>> = {
  PIL: "Pillow",
  cv2: "opencv-python-headless",
  sklearn: "scikit-learn",
  skimage: "scikit-image",
  yaml: "PyYAML",
  bs4: "beautifulsoup4",
  dateutil: "python-dateutil",
  dotenv: "python-dotenv",
  google: "protobuf",
  sagemaker_training: "sagemaker-training",
  sagemaker_containers: "sagemaker-training",
  sagemaker_inference: "sagemaker-inference",
  sagemaker_sklearn_container: "sagemaker-scikit-learn-container",
};

/** The Debian package that brings a library or a program, where it has another name. */
const SYSTEM_PACKAGES: Readonly<Record<string, string>> = {
  "libGL.so.1": "libgl1",
  "libgthread-2.0.so.0": "libglib2.0-0",
  "libglib-2.0.so.0": "libglib2.0-0",
  "libgomp.so.1": "libgomp1",
  "libsndfile.so.1": "libsndfile1",
  "libSM.so.6": "libsm6",
  "libXext.so.6": "libxext6",
  "libXrender.so.1": "libxrender1",
  "libpq.so.5": "libpq5",
  "libstdc++.so.6": "libstdc++6",
  "libgfortran.so.5": "libgfortran5",
  "libopenblas.so.0": "libopenblas0",
  "libxml2.so.2": "libxml2",
  "libsodium.so.23": "libsodium23",
  java: "default-jre-headless",
  Rscript: "r-base-core",
  python: "python-is-python3",
  gunicorn: "gunicorn",
  mpirun: "openmpi-bin",
  ps: "procps",
  orterun: "openmpi-bin",
};

export const packageOf = (module: string): string => {
  const top = module.startsWith("/") ? module : (module.split(/[./]/)[0] ?? module);
  return PACKAGES[top] ?? (module.startsWith("@") || module.startsWith("/") ? module : top);
};

export const systemPackageOf = (name: string): string =>
  SYSTEM_PACKAGES[name] ?? (name.startsWith("lib") ? `the package that holds ${name}` : name);
