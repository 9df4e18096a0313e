"""Publishing a build: its graphs put into any SPARQL 1.1 server, and kept as the build has them.

In: the folder of a build, the address of a server. Out: the same graphs there, verified. Example:
``python -m graph.publish --graph out --endpoint http://127.0.0.1:7878/query``.
"""
