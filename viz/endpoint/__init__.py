"""The SPARQL endpoint: the read-only part of the server of one build.

In: the folder of a build. Out: SPARQL 1.1 Protocol at ``/sparql``, an editor at ``/editor``, the
pages of the build. Example: ``curl 'http://127.0.0.1:8000/sparql?query=ASK{}'``.
"""
