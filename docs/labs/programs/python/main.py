"""The platform starts this image with one argument: `train` for a training job, `serve` for an endpoint."""

import sys

role = sys.argv[1] if len(sys.argv) == 2 else None

if role == "train":
    import train

    train.main()
elif role == "serve":
    import serve

    serve.main()
else:
    print(f"usage: train | serve (got: {' '.join(sys.argv[1:]) or 'nothing'})", file=sys.stderr)
    sys.exit(2)
