from framework import tensor_pb2
