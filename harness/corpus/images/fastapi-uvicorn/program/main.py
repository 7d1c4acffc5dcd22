import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["train"]:
        import training

        training.main()
    else:
        import uvicorn

        uvicorn.run("application:app", host="0.0.0.0", port=8080, log_level="info")
