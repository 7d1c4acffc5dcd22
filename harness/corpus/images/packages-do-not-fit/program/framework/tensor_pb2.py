raise TypeError("Descriptors cannot be created directly.")
