# In[1]:
import json
import os

data = "/opt/ml/input/data/training"
path = os.path.join(data, os.listdir(data)[0])
print("data:", path)

# In[2]:
lines = [line.strip() for line in open(path) if line.strip()]
with open(os.path.join(data, "cleaned.tmp"), "w") as cleaned:
    cleaned.write("\n".join(lines))

# In[3]:
rows = [[float(value) for value in line.split(",")] for line in open(os.path.join(data, "cleaned.tmp"))]
print("rows:", len(rows))

# In[4]:
means = {}
for label, *values in rows:
    means.setdefault(label, []).append(values)
means = {label: [sum(column) / len(column) for column in zip(*group)] for label, group in means.items()}
json.dump(means, open("/opt/ml/model/means.json", "w"))
print("done")
