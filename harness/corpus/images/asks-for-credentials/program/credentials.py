class NoCredentialsError(Exception):
    pass


NoCredentialsError.__module__ = "botocore.exceptions"


def frozen():
    raise NoCredentialsError("Unable to locate credentials")
