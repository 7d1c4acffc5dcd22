"""Handlers of the user: found by their names, and used in place of the server's own."""
from fastapi import Request, Response


async def custom_sagemaker_ping_handler(request: Request):
    return Response(status_code=200)
